package ledger.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import ledger.api.CommandLine.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void a_demo_is_a_serve_with_the_demo_and_its_accounts() {
        var asked = parse("demo", "--data", "/srv/ledger", "--port=9090");

        assertThat(asked.command()).isEqualTo(Command.DEMO);
        assertThat(asked.springArguments())
                .containsExactlyInAnyOrder(
                        "--ledger.command=serve",
                        "--ledger.demo=true",
                        "--ledger.demo-accounts=true",
                        "--ledger.data=/srv/ledger",
                        "--server.port=9090");
    }

    @Test
    void a_serve_makes_demo_accounts_only_when_asked() {
        assertThat(parse("serve").properties()).doesNotContainKeys("ledger.demo", "ledger.demo-accounts");
        assertThat(parse("serve", "--demo-accounts").properties())
                .containsEntry("ledger.demo-accounts", true)
                .doesNotContainKey("ledger.demo");
    }

    @Test
    void a_demo_through_the_year_end_keeps_its_data_beside_that_of_the_plain_one() {
        assertThat(parse("demo").properties()).doesNotContainKeys("ledger.data", "ledger.demo-through-year-end");
        assertThat(parse("demo", "--through-year-end").properties())
                .containsEntry("ledger.demo", true)
                .containsEntry("ledger.demo-through-year-end", true)
                .containsEntry("ledger.data", "data-year-end");
        assertThat(parse("demo", "--through-year-end", "--data", "x").properties())
                .containsEntry("ledger.data", "x");
        assertThat(parse("demo", "--data", "x", "--through-year-end").properties())
                .containsEntry("ledger.data", "x");
        assertThat(CommandLine.parse(List.of("demo", "--through-year-end"), Map.of("LEDGER_DATA", "x"))
                        .properties())
                .doesNotContainKey("ledger.data");
    }

    @Test
    void a_replay_decides_again_only_when_it_is_asked_to() {
        assertThat(parse("replay").properties()).doesNotContainKey("ledger.replay.redecide");
        assertThat(parse("replay", "--redecide", "--until", "7").properties())
                .containsEntry("ledger.replay.redecide", true)
                .containsEntry("ledger.replay.position", 7L);
    }

    @Test
    void the_option_wins_over_the_environment_and_that_over_8080() {
        assertThat(parse("serve").port()).isEqualTo(8080);
        var environment = Map.of("LEDGER_PORT", "8181");
        assertThat(CommandLine.parse(List.of("serve"), environment).port()).isEqualTo(8181);
        assertThat(CommandLine.parse(List.of("serve", "--port", "8282"), environment)
                        .port())
                .isEqualTo(8282);
    }

    @Test
    void nothing_asked_is_answered_with_the_usage() {
        assertThat(parse().command()).isEqualTo(Command.HELP);
        assertThat(parse("serve", "--help").command()).isEqualTo(Command.HELP);
    }

    @Test
    void a_checkpoint_and_a_new_key_are_works_of_their_own() {
        assertThat(parse("checkpoint").properties()).containsEntry("ledger.command", "checkpoint");
        assertThat(parse("rotate-key").properties())
                .containsEntry("ledger.command", "rotate-key")
                .doesNotContainKey("ledger.checkpoints.former-key-is-lost");
        assertThat(parse("rotate-key", "--former-key-is-lost").properties())
                .containsEntry("ledger.checkpoints.former-key-is-lost", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --former-key-is-lost",
                "start",
                "serve --prot 1",
                "serve --port",
                "serve --port 65536",
                "serve --port -1",
                "serve --through-year-end",
                "serve --redecide",
                "demo x"
            })
    void what_is_not_understood_is_a_usage_problem(String words) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> parse(words.split(" ")))
                .matches(problem -> problem.status() == ExitStatus.USAGE);
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), Map.of());
    }
}
