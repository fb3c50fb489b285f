package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** {@code docs/commands.md} names every command of the core and no other, with a route that has a door. */
class CommandsDocumentTest {

    private static final Path CORE = Path.of("../ledger-core/src/main/java");
    private static final Pattern COMMAND = Pattern.compile("\\brecord (\\w+)\\(");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern ROUTE = Pattern.compile("`POST (/[^`]+)`");

    private final String document = read(Path.of("../docs/commands.md"));

    @Test
    void every_command_stands_in_the_table_once_and_no_other() throws IOException {
        try (var files = Files.walk(CORE)) {
            var commands = files.filter(file -> file.toString().endsWith("Command.java"))
                    .flatMap(file -> COMMAND.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(commands).isNotEmpty();
            assertThat(ROW.matcher(document).results().map(row -> row.group(1)))
                    .as("docs/commands.md: each command has one row with its paper, rule, source and certainty")
                    .containsExactlyInAnyOrderElementsOf(commands);
        }
    }

    @Test
    void every_row_says_how_sure_it_is_of_its_rule() {
        assertThat(document.lines().filter(line -> line.startsWith("| `")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).matches(".*\\| (own rule|secondary|memory)[^|]* \\|"));
    }

    @Test
    void every_route_has_a_door() {
        var doors = new Doors().all();
        assertThat(ROUTE.matcher(document).results().map(route -> route.group(1)))
                .isNotEmpty()
                .allSatisfy(route -> {
                    var path = PathContainer.parsePath("/api/v1" + route.replaceAll("\\{\\w+}", "x"));
                    assertThat(doors).as(route).anyMatch(door -> door.method() == HttpMethod.POST && door.leads(path));
                });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
