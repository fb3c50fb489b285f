package ledger.api.importing.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as many programs and habits write them, each with what must be read from it. */
class CorpusTest {

    private static final String EXPECTED = ".expected.json";

    /** What lies beside the files of the corpus and is none of them. */
    private static final List<String> ABOUT = List.of("README.md", "wrong-files.txt");

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(CorpusTest.class.getResource("/corpus/README.md"))
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !ABOUT.contains(name) && !name.startsWith(".") && !name.endsWith(EXPECTED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_file_says_what_its_plan_says(String name) throws IOException {
        var reading = Imports.check(Files.readAllBytes(folder().resolve(name)), name);
        var expected = Expected.read(Files.readAllBytes(folder().resolve(name + EXPECTED)));
        if (reading instanceof CheckedAppendix checked) {
            assertThat(Expected.of(checked).json())
                    .as(() -> String.join("\n", Imports.messages(checked.findings())))
                    .isEqualTo(expected.json());
        } else {
            fail(String.join("\n", Imports.messages(((Reading.Unreadable) reading).findings())));
        }
    }

    @Test
    void the_corpus_is_as_large_as_its_description_says() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(34);
        assertThat(files()).allMatch(name -> Files.exists(folder().resolve(name + EXPECTED)));
    }
}
