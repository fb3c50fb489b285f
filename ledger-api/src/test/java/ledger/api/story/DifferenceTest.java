package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What changed between two moments, and exactly the events that changed it. */
class DifferenceTest extends Story {

    private Answer between(String query, long atLeast) {
        return as("kiemtoan").get("/plans/" + plan + "/diff?" + query, atLeast);
    }

    private static JsonNode only(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().path("items")).hasSize(1);
        return answer.body().path("items").path(0);
    }

    private static void assertAddsUp(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        for (var line : answer.body().path("items")) {
            line.path("difference").properties().forEach(figure -> {
                var name = figure.getKey();
                long events = 0;
                for (var event : line.path("events")) {
                    events += event.path("change").path(name).asLong();
                }
                assertThat(events)
                        .as("%s of %s", name, line.path("lineCode"))
                        .isEqualTo(figure.getValue().asLong())
                        .isEqualTo(line.path("after").path(name).asLong()
                                - line.path("before").path(name).asLong());
            });
        }
    }

    @Test
    void a_section_differs_by_what_happened_to_its_lines_and_another_one_is_no_part_of_it() {
        registerAndAllocate();
        commit("II.1", null, 1_000_000, null, "2021-04-05");
        commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var last = commit("III.7.2", "NEW", 20_000_000, 1, "2021-07-01");
        var section = between("fromPosition=0&from=2021-03-31&line=III", last.position());
        assertThat(section.body().path("items"))
                .extracting(line -> line.path("lineCode").asString())
                .contains("III.2", "III.7.2")
                .allMatch(code -> code.startsWith("III."));
        assertAddsUp(section);
        var days = between("from=2021-03-31&to=2021-12-31&line=III", last.position());
        assertThat(days.body().path("difference").path("committed").asLong()).isEqualTo(70_000_000);
        assertThat(only(between("from=2021-03-31&to=2021-12-31&line=III.7", last.position()))
                        .path("lineCode")
                        .asString())
                .isEqualTo("III.7.2");
        assertThat(only(between("from=2021-03-31&to=2021-12-31&line=II", last.position()))
                        .path("lineCode")
                        .asString())
                .isEqualTo("II.1");
        var events = as("kiemtoan")
                .get("/events?type=FundsCommitted&line=III&plan=" + plan)
                .body()
                .path("items");
        assertThat(events).hasSize(2);

        var unknown = between("from=2021-03-31&to=2021-12-31&line=III.99", last.position());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("type")).isEqualTo("/problems/unknown-line");
        assertThat(unknown.text("detail")).contains("không có dòng III.99");
    }

    @Test
    void two_days_differ_by_what_counts_between_them() {
        registerAndAllocate();
        commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var july = commit("III.2", "NEW", 30_000_000, null, "2021-07-01");
        var answer = between("from=2021-04-30&to=2021-07-31", july.position());
        var line = only(answer);
        assertThat(line.path("lineCode").asString()).isEqualTo("III.2");
        assertThat(line.path("before").path("committed").asLong()).isEqualTo(50_000_000);
        assertThat(line.path("after").path("committed").asLong()).isEqualTo(80_000_000);
        assertThat(line.path("events")).hasSize(1);
        var event = line.path("events").path(0);
        assertThat(event.path("position").asLong()).isEqualTo(july.position());
        assertThat(event.path("change").path("available").asLong()).isEqualTo(-30_000_000);
        assertThat(event.path("sentence").asString()).contains("30.000.000 đồng", "III.2");
        assertAddsUp(answer);
    }

    @Test
    void a_fact_recorded_later_for_an_earlier_day_is_what_that_day_differs_by() {
        registerAndAllocate();
        var first = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var late = commit("III.2", "NEW", 30_000_000, null, "2021-04-06");
        var later = commit("III.2", "NEW", 10_000_000, null, "2021-07-01");
        var line = only(
                between("from=2021-04-30&to=2021-04-30&recordedFrom=" + first.text("recordedAt"), later.position()));
        assertThat(line.path("events")).hasSize(1);
        assertThat(line.path("events").path(0).path("position").asLong()).isEqualTo(late.position());
        var byPosition = between("fromPosition=" + first.position() + "&to=2021-04-30", later.position());
        assertThat(only(byPosition).path("events")).isEqualTo(line.path("events"));
        assertThat(only(between(
                                "fromPosition=" + first.position() + "&toPosition=" + later.position(),
                                later.position()))
                        .path("events"))
                .hasSize(2);
    }

    @Test
    void whatever_happened_the_events_add_up_to_the_difference() {
        registerAndAllocate();
        var dice = new Random(7);
        var positions = new ArrayList<Long>();
        var lines = new String[] {"I.1", "III.1", "III.2", "III.4"};
        for (int i = 0; i < 25; i++) {
            var day = "2021-%02d-%02d".formatted(4 + dice.nextInt(6), 1 + dice.nextInt(28));
            var made = commit(lines[dice.nextInt(lines.length)], "NEW", 1 + dice.nextInt(900_000), null, day);
            assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
            positions.add(made.position());
            var path = "/commitments/" + made.text("id");
            var next = dice.nextBoolean()
                    ? accountant().post(path + "/disbursements", fact(1, day))
                    : accountant().post(path + "/reversals", undo("2021-%02d-28".formatted(10 + dice.nextInt(3))));
            assertThat(next.status()).as(next.raw().body()).isEqualTo(201);
            positions.add(next.position());
        }
        long last = positions.get(positions.size() - 1);
        for (int i = 0; i < 12; i++) {
            int from = 4 + dice.nextInt(5);
            int to = from + dice.nextInt(4);
            var days = "from=2021-%02d-15&to=2021-%02d-20".formatted(from, to);
            int one = dice.nextInt(positions.size() - 1);
            int other = one + dice.nextInt(positions.size() - one);
            var recorded = "fromPosition=" + positions.get(one) + "&toPosition=" + positions.get(other);
            assertAddsUp(between(days, last));
            assertAddsUp(between(recorded, last));
            assertAddsUp(between(days + "&" + recorded, last));
        }
        var whole = between("fromPosition=0", last);
        assertAddsUp(whole);
        assertThat(whole.body().path("difference").path("committed").asLong())
                .isEqualTo(balance("plan", plan, last).path("committed").asLong());
    }

    @Test
    void the_rows_of_a_line_add_up_from_how_it_stood_to_how_it_stands() throws IOException {
        registerAndAllocate();
        long seen = commit("III.2", "NEW", 50_000_000, null, "2021-04-05").position();
        balance("plan", plan, seen);
        var file = as("kiemtoan").download("/plans/" + plan + "/diff?from=2021-03-31&to=2021-12-31", "text/csv");
        var text = utf8(file.body());
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text.substring(1)))) {
            var rows = parser.getRecords();
            assertThat(rows.get(0).toList()).startsWith("Dòng", "Tên dòng", "Nội dung", "Số sự kiện");
            assertThat(rows)
                    .extracting(row -> row.get(2))
                    .containsExactly("Nội dung", "Đầu kỳ", "Phát sinh", "Cuối kỳ");
            for (int column = 9; column < rows.get(0).size(); column++) {
                assertThat(Long.parseLong(rows.get(1).get(column))
                                + Long.parseLong(rows.get(2).get(column)))
                        .as(rows.get(0).get(column))
                        .isEqualTo(Long.parseLong(rows.get(3).get(column)));
            }
        }
    }

    @Test
    void a_span_without_a_beginning_or_backwards_is_refused_in_words() {
        register();
        for (var wrong : new String[] {
            "to=2021-04-30",
            "from=2021-05-01&to=2021-04-30",
            "fromPosition=2&toPosition=1",
            "from=gestern",
            "from=9999-01-01"
        }) {
            var answer = as("kiemtoan").get("/plans/" + plan + "/diff?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("validation");
        }
    }

    @Test
    void an_accountant_is_not_let_in() {
        register();
        assertThat(accountant().get("/plans/" + plan + "/diff?from=2021-04-30").status())
                .isEqualTo(403);
    }
}
