package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The agency that holds a plan's budget and does not lead the line: it reads figures, and no more than that. */
class BudgetHolderTest extends Story {

    @Test
    void only_the_lead_agency_touches_a_line_whoever_holds_its_budget() {
        registerAndAllocate();
        var lead = as("ketoan.ctk");
        var body = commitment("IV.1", null, 1_000_000, null, "2021-04-06");

        var refused = accountant().post("/plans/" + plan + "/commitments", body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("type").asString()).isEqualTo("/problems/outside-agency");
        var recorded = lead.post("/plans/" + plan + "/commitments", body);
        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);

        var id = recorded.body().path("id").asString();
        assertThat(accountant().get("/commitments/" + id).status()).isEqualTo(403);
        assertThat(accountant().get(LINES.formatted(plan) + "/IV.1").status()).isEqualTo(403);
        assertThat(balance("line", "IV.1", recorded.position())
                        .path("committed")
                        .asLong())
                .as("the holder sees what became of the money")
                .isEqualTo(1_000_000);
    }
}
