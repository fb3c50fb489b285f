package ledger.api.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ledger.api.export.Csv;
import ledger.api.export.Format;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.api.report.Course.Point;
import ledger.api.report.Course.Step;
import ledger.api.report.Course.Unread;
import ledger.api.words.Words;
import ledger.projections.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tiến độ: what was promised, disbursed and planned so far, month by month or day by day. */
@RestController
class BurnDownDoor {

    static final Words.Pair WORDS = Words.bundle("ledger.api.report.messages");

    private static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV);

    private final Catalogue catalogue;
    private final Courses courses;

    BurnDownDoor(Catalogue catalogue, Courses courses) {
        this.catalogue = catalogue;
        this.courses = courses;
    }

    @GetMapping(Answers.API + "/plans/{plan}/reports/burndown")
    ResponseEntity<?> course(
            @PathVariable String plan,
            @RequestParam(defaultValue = "month") String by,
            @RequestParam(required = false) @Nullable String format,
            AsOf time,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Format.wanted(FORMATS, format, headers);
        var step = Arrays.stream(Step.values())
                .filter(one -> name(one).equals(by))
                .findFirst()
                .orElseThrow(() -> Problem.validation(FieldError.notOneOf(
                        "by",
                        Arrays.stream(Step.values()).map(BurnDownDoor::name).toList())));
        var id = catalogue.plan(plan).id();
        var course = courses.of(plan, step, time);
        var answer = ResponseEntity.ok()
                .contentType(wanted.type())
                .header(Positions.LEDGER_POSITION, Long.toString(course.position()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == Format.JSON) {
            return answer.body(members(id.value(), step, course, time));
        }
        var until = time.asOf() == null ? "" : "-" + time.asOf();
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("tien-do-" + id + "-" + by + until))
                .body(rows(course.value(), WORDS.in(locale)));
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> members(String plan, Step step, Reading<Optional<Course>> read, AsOf time) {
        var course = read.value();
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", plan);
        members.put("currency", "VND");
        time.in(members);
        members.put("position", read.position());
        members.put("by", name(step));
        members.put("until", course.map(then -> then.until().toString()).orElse(null));
        members.put("total", course.map(Course::total).orElse(0L));
        members.put(
                "items",
                course.map(Course::points).orElse(List.of()).stream()
                        .map(BurnDownDoor::point)
                        .toList());
        members.put(
                "unread",
                course.map(Course::unread).orElse(List.of()).stream()
                        .map(BurnDownDoor::unread)
                        .toList());
        return members;
    }

    private static Map<String, Object> point(Point point) {
        var members = new LinkedHashMap<String, Object>();
        members.put("day", point.day().toString());
        members.put("planned", point.planned());
        members.put("committed", point.committed());
        members.put("disbursed", point.disbursed());
        return members;
    }

    private static Map<String, Object> unread(Unread line) {
        var members = new LinkedHashMap<String, Object>();
        members.put("lineCode", line.line());
        members.put("time", line.time());
        return members;
    }

    private static byte[] rows(Optional<Course> course, Words say) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.of(say.of("day"), say.of("planned"), say.of("committed"), say.of("disbursed")));
        course.map(Course::points)
                .orElse(List.of())
                .forEach(point -> rows.add(List.of(
                        point.day().toString(),
                        point.planned(),
                        Objects.requireNonNullElse(point.committed(), ""),
                        Objects.requireNonNullElse(point.disbursed(), ""))));
        return Csv.of(rows);
    }
}
