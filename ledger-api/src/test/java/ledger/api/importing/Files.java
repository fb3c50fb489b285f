package ledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The first real appendix, as published and with faults put in. */
final class Files {

    private Files() {}

    static byte[] bytes() {
        try (var source = Files.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            return Objects.requireNonNull(source).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The appendix with one text replaced everywhere; the text must stand in it. */
    static String with(String old, String replacement) {
        assertThat(text()).contains(old);
        return text().replace(old, replacement);
    }

    /** The appendix with one text replaced in one row. */
    static String withRow(int row, String old, String replacement) {
        var lines = text().split("\n", -1);
        assertThat(lines[row - 1]).contains(old);
        lines[row - 1] = lines[row - 1].replace(old, replacement);
        return String.join("\n", lines);
    }

    static CheckedAppendix check(String text) {
        return (CheckedAppendix) AppendixImport.check(text.getBytes(StandardCharsets.UTF_8));
    }

    static CheckedAppendix real() {
        return check(text());
    }

    static List<Finding> errors(CheckedAppendix checked) {
        return checked.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    static List<Finding> findings(CheckedAppendix checked, String code) {
        return checked.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    static Finding only(CheckedAppendix checked, String code) {
        var found = findings(checked, code);
        assertThat(found).as(code).hasSize(1);
        return found.get(0);
    }
}
