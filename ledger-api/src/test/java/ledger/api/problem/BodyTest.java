package ledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final String COMMITMENT = """
            {"lineCode": "III.2", "portion": "2016-2020", "amount": 100000000, "quantity": 2,
             "payee": {"name": "Công ty TNHH Tư vấn B", "taxCode": "3900000001"},
             "contract": {"number": "12/HĐ-TV", "date": "2021-04-05"}, "asApproved": true, "month": "APRIL",
             "coordinating": ["Sở Công Thương", "Sở Tài chính"], "sections": [{"code": "I"}, {"code": "II"}],
             "fiscalYear": 2021, "effectiveDate": "2021-04-05", "reason": "Tư vấn ISO 9001"}""";

    @Test
    void reads_what_is_there() {
        var body = Body.read(COMMITMENT);

        assertThat(body.text("lineCode", 64)).isEqualTo("III.2");
        assertThat(body.optionalText("portion", 20)).isEqualTo("2016-2020");
        assertThat(body.money("amount")).isEqualTo(Money.dong(100_000_000));
        assertThat(body.optionalQuantity("quantity")).isEqualTo(Quantity.of(2));
        assertThat(body.object("payee").text("name", 300)).isEqualTo("Công ty TNHH Tư vấn B");
        assertThat(body.object("payee").optionalText("taxCode", 20)).isEqualTo("3900000001");
        var contract = Objects.requireNonNull(body.optionalObject("contract"));
        assertThat(contract.text("number", 100)).isEqualTo("12/HĐ-TV");
        assertThat(contract.date("date")).isEqualTo(LocalDate.of(2021, 4, 5));
        assertThat(body.flag("asApproved")).isTrue();
        assertThat(body.oneOf("month", Month.class)).isEqualTo(Month.APRIL);
        assertThat(body.texts("coordinating", 300)).containsExactly("Sở Công Thương", "Sở Tài chính");
        assertThat(body.objects("sections"))
                .extracting(section -> section.text("code", 16))
                .containsExactly("I", "II");
        assertThat(body.number("fiscalYear", 2000, 2100)).isEqualTo(2021);
        assertThat(body.date("effectiveDate")).isEqualTo(LocalDate.of(2021, 4, 5));
        assertThat(body.text("reason", 500)).isEqualTo("Tư vấn ISO 9001");
        body.done();
    }

    @Test
    void what_may_be_left_out_may_be_left_out() {
        var body = Body.read("{}");

        assertThat(body.optionalMoney("amount")).isNull();
        assertThat(body.optionalQuantity("quantity")).isNull();
        assertThat(body.optionalText("portion", 20)).isNull();
        assertThat(body.optionalObject("contract")).isNull();
        assertThat(body.optionalDate("date")).isNull();
        assertThat(body.texts("coordinating", 300)).isEmpty();
        assertThat(body.optionalObjects("lines")).isEmpty();
        assertThat(body.flag("asApproved")).isFalse();
        assertThat(body.oneOf("month", Month.class, Month.MAY)).isEqualTo(Month.MAY);
        body.done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "15000000", "9007199254740991"})
    void amounts_are_whole_dong(String amount) {
        var body = Body.read("{\"amount\": " + amount + "}");
        assertThat(body.money("amount")).isEqualTo(Money.dong(Long.parseLong(amount)));
        body.done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-0",
                "0.5",
                "1.0",
                "1e3",
                "1E0",
                "9007199254740992",
                "9223372036854775808",
                "1e999999999",
                "\"1\"",
                "true",
                "[]",
                "{}",
                "100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            })
    void nothing_else_is_an_amount(String amount) {
        assertThat(wrong("{\"amount\": " + amount + "}", body -> body.money("amount")))
                .isEqualTo("/amount amount");
        assertThat(wrong("{\"n\": " + amount + "}", body -> body.optionalQuantity("n")))
                .isEqualTo("/n quantity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2021-02-29\"", "\"2021-4-5\"", "\"05/04/2021\"", "\"2021-04-05T00:00:00Z\"", "\"+12021-04-05\"",
                        "\"-2021-04-05\"",
                "\"2021-13-01\"", "\"0000-00-00\"", "\"\"", "20210405", "true", "[2021,4,5]"
            })
    void nothing_but_an_existing_day_is_a_date(String date) {
        assertThat(wrong("{\"d\": " + date + "}", body -> body.date("d"))).isEqualTo("/d date");
    }

    @Test
    void text_is_brought_to_normal_form() {
        var decomposed = "Sơ\u0309 Khoa ho\u0323c";
        var body = Body.read("{\"t\": \"  " + decomposed + " \"}");
        assertThat(body.text("t", 500)).isEqualTo("Sở Khoa học");
        body.done();
    }

    @Test
    void text_that_cannot_be_stored_or_printed_is_refused() {
        assertThat(wrong("{\"t\": \"a\\u0000b\"}", body -> body.text("t", 500))).isEqualTo("/t bad-character");
        assertThat(wrong("{\"t\": \"a\\ud800b\"}", body -> body.text("t", 500))).isEqualTo("/t bad-character");
        assertThat(wrong("{\"t\": \"a\\u001bb\"}", body -> body.text("t", 500))).isEqualTo("/t bad-character");
        assertThat(wrong("{\"t\": \"   \"}", body -> body.text("t", 500))).isEqualTo("/t blank");
        assertThat(wrong("{\"t\": 5}", body -> body.text("t", 500))).isEqualTo("/t type");
    }

    @Test
    void length_is_counted_in_characters_as_a_reader_counts_them() {
        var longest = "😀".repeat(500);
        var body = Body.read("{\"t\": \"" + longest + "\"}");
        assertThat(body.text("t", 500)).isEqualTo(longest);
        body.done();
        assertThat(wrong("{\"t\": \"" + longest + "x\"}", b -> b.text("t", 500)))
                .isEqualTo("/t too-long");
        assertThat(wrong("{\"t\": \"" + "x".repeat(1_000_000) + "\"}", b -> b.text("t", 500)))
                .isEqualTo("/t too-long");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        var json = """
                {"amount": "1", "surprise": 1, "payee": {"nme": "B"}, "a/b~c": 0, "flag": "yes", "month": "JUNY",
                 "sections": [{"code": "I"}, {"code": 2}, 3], "texts": ["x", null], "lines": [], "portion": null}""";
        var problems = wrong(json, body -> {
            body.money("amount");
            body.date("effectiveDate");
            body.object("payee").text("name", 300);
            body.flag("flag");
            body.oneOf("month", Month.class, Month.MAY);
            body.objects("sections").forEach(section -> section.text("code", 16));
            body.texts("texts", 10);
            body.objects("lines");
            body.optionalText("portion", 20);
        });

        assertThat(problems.split(", "))
                .containsExactlyInAnyOrder(
                        "/amount amount",
                        "/effectiveDate required",
                        "/payee/name required",
                        "/payee/nme unknown-member",
                        "/flag type",
                        "/month not-one-of",
                        "/sections/1/code type",
                        "/sections/2 type",
                        "/texts/1 type",
                        "/lines required",
                        "/portion type",
                        "/surprise unknown-member",
                        "/a~1b~0c unknown-member");
    }

    @Test
    void what_is_missing_is_said_once() {
        assertThat(wrong("{}", body -> body.object("payee").text("name", 300))).isEqualTo("/payee required");
        assertThat(wrong("{}", body -> body.objects("sections"))).isEqualTo("/sections required");
        assertThat(wrong("{\"a\": null}", body -> body.money("a"))).isEqualTo("/a required");
    }

    @Test
    void a_caller_can_add_rules_of_its_own() {
        assertThat(wrong("{\"lineCode\": \"?\"}", body -> {
                    body.text("lineCode", 64);
                    body.error("lineCode", "unknown-line");
                }))
                .isEqualTo("/lineCode unknown-line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{]",
                "{'a': 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": 1} x",
                "{} {}",
                "{\"a\": 1,}",
                "\uFEFF{}"
            })
    void what_is_not_json_is_malformed(String json) {
        assertThat(problem(() -> Body.read(json)).code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void bytes_that_are_not_utf8_are_malformed() {
        assertThat(problem(() -> Body.read("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                        .code())
                .isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(problem(() -> Body.read("{}".getBytes(StandardCharsets.UTF_16)))
                        .code())
                .isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null", "true"})
    void json_that_is_no_object_is_not_valid(String json) {
        assertThat(problem(() -> Body.read(json)).errors()).containsExactly(new FieldError("", "type"));
    }

    @Test
    void a_member_that_stands_there_twice_is_refused() {
        assertThat(problem(() -> Body.read("{\"payee\": {\"name\": \"A\", \"name\": \"B\"}}"))
                        .errors())
                .containsExactly(new FieldError("/payee/name", "duplicate-member"));
    }

    @Test
    void neither_depth_nor_size_can_hurt() {
        var deep = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        assertThat(problem(() -> Body.read(deep)).code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        var large = "{\"a\": \"" + "x".repeat(1024 * 1024) + "\"}";
        assertThat(problem(() -> Body.read(large)).code()).isEqualTo(ProblemCode.TOO_LARGE);
        var many = "{\"t\": [" + "1,".repeat(5_000) + "1]}";
        assertThat(wrong(many, body -> body.texts("t", 5))).isEqualTo("/t too-many");
    }

    @Test
    void a_name_nobody_of_good_will_would_write_can_still_be_shown() {
        var error = problem(() ->
                        Body.read("{\"\\ud800" + "x".repeat(5_000) + "\": 1}").done())
                .errors()
                .get(0);
        assertThat(error.pointer()).hasSizeLessThan(200).startsWith("/\uFFFDxxx");
    }

    @Test
    void the_fingerprint_is_that_of_the_content() {
        var one = Fingerprint.of("POST", "/a", Body.read("{\"a\": 1, \"b\": {\"d\": [1, 2], \"c\": \"ở\"}}"));

        assertThat(one).hasSize(64);
        assertThat(Fingerprint.of("POST", "/a", Body.read("{\"b\":{\"c\":\"\\u1edf\",\"d\":[1,2]},\"a\":1}")))
                .isEqualTo(one);
        assertThat(List.of(
                        Fingerprint.of("PUT", "/a", Body.read("{\"a\": 1, \"b\": {\"d\": [1, 2], \"c\": \"ở\"}}")),
                        Fingerprint.of("POST", "/b", Body.read("{\"a\": 1, \"b\": {\"d\": [1, 2], \"c\": \"ở\"}}")),
                        Fingerprint.of("POST", "/a", Body.read("{\"a\": 1, \"b\": {\"d\": [2, 1], \"c\": \"ở\"}}")),
                        Fingerprint.of("POST", "/a", Body.read("{\"a\": 1, \"b\": {\"d\": [1, 2], \"c\": \"o\"}}"))))
                .doesNotContain(one)
                .doesNotHaveDuplicates();
    }

    /** All that {@code done()} complains of, as "pointer code". */
    private static String wrong(String json, Consumer<Body> reading) {
        var body = Body.read(json);
        reading.accept(body);
        assertThatThrownBy(body::done).isInstanceOf(Problem.class);
        return problem(body::done).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .collect(Collectors.joining(", "));
    }

    private static Problem problem(ThrowingCallable reading) {
        return catchThrowableOfType(Problem.class, reading);
    }
}
