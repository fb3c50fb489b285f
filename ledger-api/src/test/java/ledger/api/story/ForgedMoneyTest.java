package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Events that no command records, with a chain that is whole and registers that show them, are found and named. */
@DirtiesContext
class ForgedMoneyTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
    }

    private JsonNode replayed() {
        var result = new Replays(as("kiemtoan")).replayed("{\"redecide\": true}");
        assertThat(result.path("chainIntact").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.path("differencesTotal").asLong()).isZero();
        return result;
    }

    /** Another event of the same type and line, which says something else. */
    private long forged(Superuser owner, String type, String said, String instead) throws SQLException {
        var stream = plan + ":III.2";
        var like = owner.one(
                "select min(position) from ledger.event where stream = '%s' and type = '%s'".formatted(stream, type));
        var next = owner.one("select max(sequence) + 1 from ledger.event where stream = '%s'".formatted(stream));
        var text = owner.one("select payload from ledger.event where position = " + like);
        var forged =
                text.replaceFirst(":III\\.2:\\d+\"", ":III.2:" + next + "\"").replaceFirst(said, instead);
        assertThat(forged).isNotEqualTo(text);
        return owner.forge(like, forged);
    }

    @Test
    void money_that_nobody_allocated_and_a_request_that_nobody_made_are_named() throws Exception {
        registerAndAllocate();
        var asked = "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}"
                .formatted(plan, commitment("III.2", "NEW", 10_000_000, null, "2021-05-05"));
        assertThat(accountant().post("/requests", asked).status()).isEqualTo(201);
        assertThat(replayed().path("clean").asBoolean()).isTrue();
        var owner = new Superuser(DATA, database);

        long money = forged(owner, "FundsAllocated", "\"amount\":\\d+", "\"amount\":900000000");
        long request = forged(owner, "RequestSubmitted", "\"wording\":\"(?:[^\"\\\\]|\\\\.)*\"", "\"wording\":\"x\"");

        var result = replayed();
        assertThat(result.path("clean").asBoolean()).as(result.toString()).isFalse();
        var differences = result.path("redecided").path("differences");
        assertThat(differences).as(result.toString()).hasSize(2);
        assertThat(differences.path(0).path("position").asLong()).isEqualTo(money);
        assertThat(differences.path(0).path("recorded").asString()).contains("FundsAllocated", "900000000");
        assertThat(differences.path(0).path("redecided").asString()).isEqualTo("unusual-write");
        assertThat(differences.path(1).path("position").asLong()).isEqualTo(request);
        assertThat(differences.path(1).path("redecided").asString()).isEqualTo("request-wording");
    }
}
