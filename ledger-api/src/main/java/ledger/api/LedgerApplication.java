package ledger.api;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The ledger as a program. */
@SpringBootApplication(exclude = FlywayAutoConfiguration.class)
public class LedgerApplication {

    public static void main(String[] arguments) {
        speakUtf8();
        try {
            run(CommandLine.parse(List.of(arguments), System.getenv()));
        } catch (StartupProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(problem.status().number());
        }
    }

    private static void run(CommandLine asked) {
        switch (asked.command()) {
            case HELP -> System.out.print(CommandLine.USAGE);
            case DEMO, SERVE -> {
                Port.mustBeFree(InetAddress.getLoopbackAddress(), asked.port());
                start(asked, WebApplicationType.SERVLET);
            }
            // The work itself is done by the runner that listens to ledger.command.
            case REBUILD, REPLAY, CHECKPOINT, ROTATE_KEY ->
                System.exit(SpringApplication.exit(start(asked, WebApplicationType.NONE)));
        }
    }

    private static ConfigurableApplicationContext start(CommandLine asked, WebApplicationType type) {
        var application = new SpringApplication(LedgerApplication.class);
        application.setWebApplicationType(type);
        try {
            return application.run(asked.springArguments());
        } catch (RuntimeException failure) {
            // Already reported; what is left is to end with the right number, also when other threads still run.
            System.exit(StartupProblemReporter.problem(failure)
                    .map(problem -> problem.status().number())
                    .orElse(1));
            throw failure;
        }
    }

    /** A bare server often runs in the C locale, in which Java would print Vietnamese as question marks. */
    private static void speakUtf8() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
