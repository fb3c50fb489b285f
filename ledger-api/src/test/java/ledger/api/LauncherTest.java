package ledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path programs;

    @Test
    void says_which_java_is_needed_when_there_is_only_an_old_one() throws Exception {
        java("openjdk version \"11.0.2\" 2019-01-15");
        assertThat(launch())
                .isEqualTo("3|Cần JDK 17 trở lên (JAVA_HOME hoặc java trong PATH); hiện có: 11."
                        + "|A JDK 17 or newer is needed (JAVA_HOME, or java on the PATH); found: 11.");
    }

    @Test
    void knows_the_old_way_of_counting_versions() throws Exception {
        java("java version \"1.8.0_402\"");
        assertThat(launch()).startsWith("3|").contains("hiện có: 8.", "found: 8.");
    }

    @Test
    void says_which_java_is_needed_when_there_is_none() throws Exception {
        assertThat(launch()).startsWith("3|").contains("hiện có: không.", "found: none.");
    }

    @Test
    void verifies_a_bundle_with_the_one_file_and_builds_nothing_for_it() throws Exception {
        var process = new ProcessBuilder("bash", "../ledger", "verify", "no-such.zip")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).startsWith("KHÔNG ĐỌC ĐƯỢC: ").contains("CANNOT BE READ: ", "no-such.zip");
        assertThat(process.waitFor()).isEqualTo(16);
    }

    private void java(String version) throws Exception {
        var java = Files.writeString(programs.resolve("java"), "#!/bin/sh\necho '" + version + "' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    /** The launcher's exit status and what it said, with no other Java to be found than the one made here. */
    private String launch() throws Exception {
        for (var program : new String[] {"bash", "dirname", "readlink", "sed", "head"}) {
            Files.createSymbolicLink(programs.resolve(program), find(program));
        }
        var builder = new ProcessBuilder("bash", "../ledger", "serve").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", programs.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "|" + said.strip().replace('\n', '|');
    }

    private static Path find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
