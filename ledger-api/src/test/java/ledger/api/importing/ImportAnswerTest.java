package ledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import ledger.core.plan.PlanId;
import org.junit.jupiter.api.Test;

class ImportAnswerTest {

    private final ImportAnswer answer = ImportAnswer.of(new UUID(0, 1), Files.real(), Locale.forLanguageTag("vi"));
    private final JsonNode json =
            new ObjectMapper().registerModule(new JavaTimeModule()).valueToTree(answer);

    @Test
    void the_answer_has_the_members_of_the_interface_and_no_others() {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "status",
                        "importedAt",
                        "planId",
                        "amends",
                        "changes",
                        "currency",
                        "plan",
                        "lines",
                        "findings",
                        "totals");
        assertThat(json.at("/findings/1").fieldNames())
                .toIterable()
                .containsExactly(
                        "sheet",
                        "row",
                        "cell",
                        "column",
                        "severity",
                        "code",
                        "read",
                        "proposed",
                        "lineCode",
                        "message");
    }

    @Test
    void amounts_are_whole_numbers_and_lines_form_a_tree() {
        assertThat(json.at("/totals/stated").isIntegralNumber()).isTrue();
        assertThat(json.at("/totals/computed").asLong()).isEqualTo(1_687_290_000);
        assertThat(json.at("/totals/carriedOverAmount").asLong()).isEqualTo(310_000_000);
        assertThat(json.at("/totals/newAmount").asLong()).isEqualTo(1_377_290_000);
        assertThat(json.at("/totals/sections/2/computed").asLong()).isEqualTo(1_230_000_000);
        assertThat(json.at("/totals/leadAgencies/0/amount").asLong()).isEqualTo(1_387_290_000);
        var parent = json.at("/lines/2/lines/6");
        assertThat(parent.at("/kind").asText()).isEqualTo("PARENT");
        assertThat(parent.at("/lines/1/code").asText()).isEqualTo("III.7.2");
        assertThat(parent.at("/lines/1/portions/1/period").asText()).isEqualTo("2020");
        assertThat(parent.at("/lines/1/cells")).hasSize(10);
    }

    @Test
    void a_file_that_was_recorded_says_when_and_as_what() {
        var at = Instant.parse("2021-04-01T02:00:00Z");
        assertThat(answer.alreadyImported(new PlanId("950-KH-UBND-2021"), at))
                .returns("ALREADY_IMPORTED", ImportAnswer::status)
                .returns(at, ImportAnswer::importedAt)
                .returns("950-KH-UBND-2021", ImportAnswer::planId)
                .returns(answer.totals(), ImportAnswer::totals);
    }
}
