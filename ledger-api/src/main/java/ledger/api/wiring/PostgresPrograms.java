package ledger.api.wiring;

import static ledger.api.ExitStatus.EMBEDDED_DATABASE_FAILED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ledger.api.StartupProblem;

/**
 * Runs PostgreSQL's own programs.
 *
 * @param home the directory that holds {@code bin}
 * @param asRoot whether this is the system's administrator, as whom PostgreSQL refuses to run
 */
record PostgresPrograms(Path home, boolean asRoot) {

    /** A user namespace without any mapping: the same files stay ours, but nobody in it is root. */
    private static final List<String> WITHOUT_ROOT = List.of("unshare", "--user");

    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** @throws StartupProblem when PostgreSQL cannot be run here at all */
    static PostgresPrograms in(Path home, boolean asRoot) {
        if (asRoot && !execute(List.of("unshare", "--user", "true")).succeeded()) {
            throw new StartupProblem(
                    EMBEDDED_DATABASE_FAILED,
                    "PostgreSQL không chạy bằng root, và máy này không cho phép \"unshare --user\"; hãy chạy ./ledger bằng"
                            + " người dùng thường, hoặc dùng PostgreSQL bên ngoài qua LEDGER_DATABASE_URL.",
                    "PostgreSQL does not run as root, and this machine forbids \"unshare --user\"; run ./ledger as an"
                            + " ordinary user, or use an external PostgreSQL through LEDGER_DATABASE_URL.");
        }
        return new PostgresPrograms(home, asRoot);
    }

    /** @throws StartupProblem with what the program said when it fails */
    void run(String program, String... arguments) {
        var outcome = attempt(program, arguments);
        if (!outcome.succeeded()) {
            throw failed(program, outcome.output());
        }
    }

    Outcome attempt(String program, String... arguments) {
        var command = new ArrayList<String>(asRoot ? WITHOUT_ROOT : List.of());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return execute(command);
    }

    static StartupProblem failed(String program, String said) {
        return new StartupProblem(
                EMBEDDED_DATABASE_FAILED,
                "PostgreSQL nhúng không chạy được (%s).".formatted(program),
                "The embedded PostgreSQL does not work (%s): %s".formatted(program, said.strip()));
    }

    private static Outcome execute(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGPORT, PGDATA and their like are meant for other servers; messages are read by this program.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException missing) {
            return new Outcome(127, String.valueOf(missing.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        }
    }
}
