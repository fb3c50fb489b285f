package ledger.api.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A ledger's database in a process of its own, which can be killed. */
final class ChildLedger {

    private ChildLedger() {}

    /** Starts it and waits until the database answers. */
    static Process start(Path data, Path programs) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildLedger.class.getName(),
                        data.toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("started")) {
                return process;
            }
        }
        throw new IOException("The child ledger ended before it had started");
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("started");
        // Until the parent kills it, or is gone itself.
        System.in.read();
    }
}
