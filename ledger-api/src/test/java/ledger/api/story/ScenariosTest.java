package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stories that every reader of the first appendix can check by hand. */
class ScenariosTest extends Story {

    @Test
    void s1_both_portions_are_committed_to_the_last_dong_and_not_one_more() {
        registerAndAllocate();
        assertThat(commit("III.2", "2016-2020", 100_000_000, 2, "2021-04-05").status())
                .isEqualTo(201);
        var second = commit("III.2", "NEW", 200_000_000, 4, "2021-04-06");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo("/api/v1/commitments/" + second.text("id"));
        assertThat(second.text("words")).isEqualTo("Hai trăm triệu đồng");

        for (var portion : List.of("2016-2020", "NEW")) {
            var more = commit("III.2", portion, 1, null, "2021-04-07");
            assertThat(more.status()).isEqualTo(422);
            assertThat(more.text("type")).isEqualTo("/problems/not-enough-available");
            assertThat(more.number("available")).isZero();
            assertThat(more.number("shortfall")).isEqualTo(1);
        }
        assertThat(balance("portion", "III.2/NEW", second.position())
                        .path("available")
                        .asLong())
                .isZero();
        assertThat(balance("portion", "III.2/2016-2020", second.position())
                        .path("available")
                        .asLong())
                .isZero();
        assertThat(accountant()
                        .get("/commitments/" + second.text("id"), second.position())
                        .text("status"))
                .isEqualTo("OPEN");
    }

    @Test
    void s2_an_advance_is_settled_in_part_and_the_rest_recovered() {
        registerAndAllocate();
        var advance = accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "II.2", "amount": 20000000, "kind": "ADVANCE", "effectiveDate": "2021-04-10",
                 "reason": "Tạm ứng công tác phí", "voucher": {"number": "TU-01", "date": "2021-04-10"}}
                """);
        assertThat(advance.status()).as(advance.raw().body()).isEqualTo(201);
        assertThat(advance.text("dueDate")).isEqualTo("2021-05-31");
        var at = "/disbursements/" + advance.text("id");
        assertThat(accountant()
                        .post(at + "/settlements", fact(18_000_000, "2021-04-20"))
                        .status())
                .isEqualTo(201);
        var recovered = accountant().post(at + "/recoveries", fact(2_000_000, "2021-04-21"));
        assertThat(recovered.status()).isEqualTo(201);

        var line = balance("line", "II.2", recovered.position());
        assertThat(line.path("spent").asLong()).isEqualTo(18_000_000);
        assertThat(line.path("advanced").asLong()).isZero();
        assertThat(line.path("available").asLong()).isEqualTo(39_840_000);
        assertThat(accountant().get(at, recovered.position()).text("status")).isEqualTo("SETTLED");
    }

    @Test
    void s3_of_two_commitments_at_once_exactly_one_is_accepted() throws Exception {
        registerAndAllocate();
        var together = new CyclicBarrier(2);
        try (var pool = new Pool(2)) {
            var answers = pool.all(IntStream.range(0, 2).mapToObj(i -> () -> {
                together.await();
                return as("ketoan.ctk")
                        .post(
                                "/plans/" + plan + "/commitments",
                                commitment("IV.1", null, 300_000_000, null, "2021-05-04"));
            }));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 422)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.number("allocated")).isEqualTo(300_000_000);
            assertThat(refused.body().path("errors")).isNotEmpty();
        }
    }

    @Test
    void s4_a_contract_of_december_is_paid_until_the_adjustment_period_ends_and_the_rest_stays_committed() {
        registerAndAllocate();
        var contract = commit("III.1", null, 400_000_000, 50, "2021-12-20");
        assertThat(contract.status()).as(contract.raw().body()).isEqualTo(201);
        var payments = "/commitments/" + contract.text("id") + "/disbursements";
        assertThat(accountant().post(payments, fact(150_000_000, "2021-12-28")).status())
                .isEqualTo(201);
        var last = accountant().post(payments, fact(100_000_000, "2022-01-31"));
        assertThat(last.status()).as(last.raw().body()).isEqualTo(201);
        assertThat(last.body().path("balanceAfter").path("spent").asLong()).isEqualTo(250_000_000);
        assertThat(last.body().path("balanceAfter").path("committed").asLong()).isEqualTo(150_000_000);
        assertThat(last.body().path("balanceAfter").path("available").asLong()).isZero();
        var tooLate = accountant().post(payments, fact(1, "2022-02-01"));
        assertThat(tooLate.text("type")).isEqualTo("/problems/date-outside-year");
    }

    @Test
    void s9_a_payment_after_the_adjustment_period_is_refused() {
        registerAndAllocate();
        var last = direct("II.3", 1_000, "2022-01-31");
        assertThat(last.status()).isEqualTo(201);
        var late = direct("II.3", 1_000, "2022-02-01");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text("type")).isEqualTo("/problems/date-outside-year");
        assertThat(late.text("until")).isEqualTo("2022-01-31");
    }

    private Answer direct(String line, long amount, String effective) {
        return accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "%s", "amount": %d, "effectiveDate": "%s", "reason": "Chi hoạt động"}
                """.formatted(line, amount, effective));
    }

    @Test
    void s11_quantity_is_refused_even_if_the_money_would_suffice() {
        registerAndAllocate();
        var refused = commit("III.2", "2016-2020", 90_000_000, 3, "2021-04-05");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/exceeds-quantity");
        assertThat(refused.number("free")).isEqualTo(2);
    }

    @Test
    void s13_a_payment_is_reversed_once_and_the_second_reversal_names_the_first() {
        registerAndAllocate();
        var commitment = commit("III.1", null, 100_000_000, 10, "2021-04-05");
        var before = balance("line", "III.1", commitment.position());
        var paid = accountant()
                .post("/commitments/" + commitment.text("id") + "/disbursements", fact(50_000_000, "2021-06-10"));
        assertThat(paid.status()).isEqualTo(201);
        assertThat(balance("line", "III.1", paid.position())).isNotEqualTo(before);
        var reversals = "/disbursements/" + paid.text("id") + "/reversals";
        var first = accountant().post(reversals, undo("2021-06-11"));
        assertThat(first.status()).isEqualTo(201);

        var second = accountant().post(reversals, undo("2021-06-12"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("type")).isEqualTo("/problems/already-reversed");
        assertThat(second.text("reversedBy")).isEqualTo(first.text("id"));
        assertThat(balance("line", "III.1", first.position())).isEqualTo(before);
    }

    @Test
    void s14_a_commitment_dated_back_may_not_make_a_past_day_negative() {
        registerAndAllocate();
        var commitment = commit("III.1", null, 350_000_000, null, "2021-04-01");
        accountant().post("/commitments/" + commitment.text("id") + "/releases", undo("2021-05-20"));
        var refused = commit("III.1", null, 60_000_000, null, "2021-04-10");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/would-make-past-negative");
        assertThat(refused.number("lowest")).isEqualTo(50_000_000);
        assertThat(commit("III.1", null, 60_000_000, null, "2021-05-20").status())
                .isEqualTo(201);
    }

    @Test
    void a_refusal_says_in_both_languages_which_line_how_much_is_left_and_by_how_much_it_is_over() {
        registerAndAllocate();
        var body = commitment("III.2", null, 220_000_000, null, "2021-04-05");
        assertThat(accountant().post("/plans/" + plan + "/commitments", body).text("detail"))
                .isEqualTo("Dòng III.2 (phần mới) còn được cam kết 200.000.000 đồng;"
                        + " đề nghị 220.000.000 đồng, vượt 20.000.000 đồng.");
        assertThat(accountant()
                        .in("en")
                        .post("/plans/" + plan + "/commitments", body)
                        .text("detail"))
                .contains("III.2", "200,000,000", "220,000,000", "20,000,000");
    }

    @Test
    void sixty_four_commitments_at_once_never_overspend_a_line_together() throws Exception {
        registerAndAllocate();
        long amount = 7_000_000;
        for (var line : List.of("III.1", "III.3", "III.6")) {
            var together = new CyclicBarrier(64);
            try (var pool = new Pool(64)) {
                var answers = pool.all(IntStream.range(0, 64).mapToObj(i -> () -> {
                    together.await();
                    return commit(line, "NEW", amount, null, "2021-04-05");
                }));
                long position = answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .mapToLong(Answer::position)
                        .max()
                        .orElseThrow();
                var balance = balance("portion", line + "/NEW", position);
                long fits = balance.path("allocated").asLong() / amount;
                assertThat(answers.stream().filter(answer -> answer.status() == 201))
                        .hasSize((int) fits);
                assertThat(balance.path("committed").asLong()).isEqualTo(fits * amount);
                assertThat(answers.stream().filter(answer -> answer.status() != 201))
                        .allSatisfy(refused -> {
                            assertThat(refused.status()).isEqualTo(422);
                            assertThat(refused.number("available")).isLessThan(amount);
                            assertThat(refused.number("shortfall")).isEqualTo(amount - refused.number("available"));
                        });
            }
        }
    }

    /** Callers that ask at the same time. */
    private static final class Pool implements AutoCloseable {

        private final ExecutorService threads;

        private Pool(int callers) {
            threads = Executors.newFixedThreadPool(callers);
        }

        private List<Answer> all(Stream<Callable<Answer>> questions) throws Exception {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(questions.toList())) {
                answers.add(answer.get());
            }
            return answers;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
