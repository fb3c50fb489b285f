package ledger.api.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** {@code Verify.java} as it lies at the root of the repository, compiled by itself and run within this JVM. */
public final class Verifier {

    public static final Path SOURCE = Path.of("..", "Verify.java");

    private Verifier() {}

    /** How it ended and what it said. */
    public record Verdict(int status, String said) {}

    private static final class Compiled {
        static final Method run = run();

        private static Method run() {
            try {
                var classes = Files.createDirectories(Path.of("target", "verify"));
                var compiler = ToolProvider.getSystemJavaCompiler();
                if (compiler.run(null, null, null, "--release", "17", "-d", classes.toString(), SOURCE.toString())
                        != 0) {
                    throw new IllegalStateException("Verify.java cannot be compiled");
                }
                // Nothing of the ledger is on its class path.
                var loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                return loader.loadClass("Verify").getMethod("run", String[].class, PrintStream.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Verdict verify(String... arguments) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            var status = (int) Compiled.run.invoke(null, arguments, out);
            return new Verdict(status, said.toString(StandardCharsets.UTF_8));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
