package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ledger.api.problem.Day;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.RecordedInstant;
import ledger.api.store.EventLog;
import ledger.core.law.Circumstances;
import ledger.projections.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads of the past: {@code asOf}, {@code recordedAsOf} and {@code atPosition} of a request, which a door takes as one
 * {@link AsOf}. Several together are the least of all.
 */
@Component
public final class Moments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** An instant whose plus sign was not escaped, and so was read as a space. */
    private static final String LOST_PLUS = "(.*) (\\d\\d:\\d\\d)";

    private static final Names ASKED = new Names("asOf", "recordedAsOf", "atPosition");

    private final EventLog log;
    private final Positions positions;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    Moments(EventLog log, Positions positions) {
        this.log = log;
        this.positions = positions;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    /** Other days that are asked for are read in the same way. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class, LocalDate.class, text -> Day.of(text).orElseThrow(IllegalArgumentException::new));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder)
            throws InterruptedException {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private AsOf of(HttpServletRequest request) throws InterruptedException {
        positions.await(request);
        return at(
                ASKED,
                new Said(said(ASKED.day(), request), said(ASKED.instant(), request), said(ASKED.position(), request)));
    }

    /** What a request says of a time, as it was sent; null where it says nothing. */
    public record Said(
            @Nullable String day,
            @Nullable String instant,
            @Nullable String position) {}

    /** How the parameters are called that say a time. */
    public record Names(String day, String instant, String position) {}

    /**
     * As of when it is that was said; waits until the registers show all that it asks for.
     *
     * @throws Problem {@code validation} for what is malformed or has not happened yet, {@code projection-behind}
     */
    public AsOf at(Names names, Said said) throws InterruptedException {
        var asOf = day(names.day(), said.day());
        var recordedAsOf = instant(names.instant(), said.instant());
        var atPosition = position(names.position(), said.position());
        if (asOf == null && recordedAsOf == null && atPosition == null) {
            return new AsOf(null, null, null, null);
        }
        long position = atPosition == null ? Long.MAX_VALUE : atPosition;
        if (recordedAsOf != null) {
            position = Math.min(position, log.lastUntil(recordedAsOf));
        }
        if (position == Long.MAX_VALUE) {
            position = positions.shown();
        } else {
            positions.await(position);
        }
        return new AsOf(asOf, recordedAsOf, atPosition, new Moment(asOf, position));
    }

    /** A form sends a field that nobody filled in; a program that sends nothing has made a mistake. */
    private static @Nullable String said(String name, HttpServletRequest request) {
        var text = request.getParameter(name);
        return text != null && text.isBlank() && !request.getRequestURI().startsWith(Answers.API) ? null : text;
    }

    private @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var day = Day.of(text).orElseThrow(() -> Problem.validation(FieldError.parameter(name, "date")));
        var today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            throw wrong(name, "day-to-come", "today", today);
        }
        return day;
    }

    private @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var instant = read(name, text);
        var now = clock.instant();
        if (instant.isAfter(now)) {
            throw wrong(name, "instant-to-come", "now", Members.instant(now));
        }
        return instant;
    }

    /**
     * An instant of the years that a database can name; those beyond are as good as the last one of these.
     *
     * @throws Problem {@code validation} when the text is no instant
     */
    public static Instant read(String name, String text) {
        return RecordedInstant.of(text.replaceFirst(LOST_PLUS, "$1+$2"))
                .orElseThrow(() -> Problem.validation(FieldError.parameter(name, "instant")));
    }

    private @Nullable Long position(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Problem.validation(FieldError.parameter(name, "position"));
        }
        long position = Long.parseLong(text);
        long head = log.head();
        if (position > head) {
            throw wrong(name, "beyond-head", "head", head);
        }
        return position;
    }

    private static Problem wrong(String parameter, String code, String fact, Object value) {
        return Problem.validation(FieldError.parameter(parameter, code, Map.of(fact, value)));
    }
}
