package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that start Keycloak say what the ledger expects by default. Keycloak itself is not started here. */
class KeycloakFilesTest {

    private static final Path HOME = Path.of("..");
    private static final String FROM_ENVIRONMENT = "\\$\\{[A-Z_]+}";

    private final JsonNode realm = JsonMapper.shared()
            .readTree(HOME.resolve("docker/keycloak/ledger-realm.json").toFile());

    @Test
    void the_realm_has_the_six_roles() {
        assertThat(realm.path("roles").path("realm").values())
                .extracting(role -> Role.valueOf(
                        role.path("name").asString().toUpperCase(Locale.ROOT).replace('-', '_')))
                .containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void its_client_is_the_ledger_with_proof_of_codes_and_the_claims_that_are_read_by_default() {
        var client = realm.path("clients").get(0);
        assertThat(client.path("redirectUris").get(0).asString()).endsWith(OidcDoor.CODE);
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        var settings = client.path("protocolMappers").values().stream()
                .map(mapper -> mapper.path("config"))
                .toList();
        assertThat(settings)
                .extracting(config -> config.path("claim.name").asString(""))
                .contains("realm_access.roles", "agency");
        assertThat(settings).filteredOn(config -> config.has("claim.name")).allSatisfy(config -> {
            assertThat(config.path("id.token.claim").asString()).isEqualTo("true");
            assertThat(config.path("access.token.claim").asString()).isEqualTo("true");
        });
        assertThat(settings)
                .extracting(config -> config.path("included.custom.audience").asString(""))
                .contains("ledger-api");
    }

    @Test
    void no_secret_stands_in_it_and_its_people_choose_a_password_first() {
        assertThat(realm.path("clients").get(0).path("secret").asString()).matches(FROM_ENVIRONMENT);
        assertThat(realm.path("users").values()).isNotEmpty().allSatisfy(person -> {
            var password = person.path("credentials").get(0);
            assertThat(password.path("value").asString()).matches(FROM_ENVIRONMENT);
            assertThat(password.path("temporary").asBoolean()).isTrue();
            assertThat(Account.wellFormed(person.path("username").asString())).isTrue();
        });
    }

    @Test
    void nobody_outside_of_this_machine_reaches_it_and_nobody_gets_it_unasked() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(HOME.resolve("docker-compose.yml")));
        var services = compose.get("services");
        assertThat(services.get("keycloak"))
                .extractingByKey("profiles")
                .asString()
                .isEqualTo("[keycloak]");
        assertThat(services.get("keycloak"))
                .extractingByKey("volumes")
                .asString()
                .contains("docker/keycloak/ledger-realm.json");
        assertThat(services.values())
                .filteredOn(service -> service.containsKey("ports"))
                .allSatisfy(service -> assertThat((Iterable<?>) service.get("ports"))
                        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:")));
    }
}
