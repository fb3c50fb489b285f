package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    private Path folder;

    @Test
    void the_browser_that_is_named_is_taken_before_those_on_the_path() throws IOException {
        var named = program("my-browser");
        program("chromium");
        assertThat(Chromium.find(named.toString(), folder.toString())).contains(named);
    }

    @Test
    void a_named_browser_that_is_not_there_is_a_mistake() {
        assertThatThrownBy(() -> Chromium.find(folder + "/nothing", folder.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void else_the_path_is_searched() throws IOException {
        assertThat(Chromium.find(null, folder.toString())).isEmpty();
        var chrome = program("google-chrome");
        assertThat(Chromium.find("", "/nowhere" + File.pathSeparator + folder)).contains(chrome);
        var chromium = program("chromium");
        assertThat(Chromium.find(null, folder.toString())).contains(chromium);
    }

    private Path program(String name) throws IOException {
        var executable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createFile(folder.resolve(name), executable);
    }
}
