package ledger.api.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The units of quantities this ledger knows, each with the other spellings of it. */
final class Units {

    private static final Map<String, String> UNITS = shipped();

    private final Findings findings;
    private final boolean asWritten;

    /** @param asWritten whether the file was written by this ledger, so that its units are its own */
    Units(Findings findings, boolean asWritten) {
        this.findings = findings;
        this.asWritten = asWritten;
    }

    /**
     * The unit of a row as this ledger writes it: what its cell says, else what is written behind the quantity. An unknown
     * one is left as it stands there, to be confirmed.
     */
    @Nullable
    String unit(Row row) {
        var read = row.cellOrNull(Column.UNIT);
        if (asWritten) {
            return read;
        }
        var counted = CountedCell.quantity(row).unit();
        if (read != null && !read.matches("[-–—]")) {
            var unit = unit(row, Column.UNIT, read);
            if (counted != null && !same(counted, read)) {
                findings.inCell(
                        Severity.WARNING, "quantity-of-another-unit", row, Column.QUANTITY, unit, counted, read);
            }
            return unit;
        }
        if (counted == null) {
            return null;
        }
        var unit = unit(row, Column.QUANTITY, counted);
        findings.inCell(Severity.WARNING, "unit-in-quantity", row, Column.QUANTITY, unit, counted);
        return unit;
    }

    private static boolean same(String one, String other) {
        return known(one).equals(known(other));
    }

    /** The unit's one spelling; of an unknown one the spelling that equal ones share. */
    private static String known(String read) {
        var spelling = Spelling.same(read);
        return UNITS.getOrDefault(spelling, spelling);
    }

    private String unit(Row row, Column column, String read) {
        var spelling = Spelling.same(read);
        var unit = UNITS.get(spelling);
        if (unit == null) {
            if (findings.first("unit " + spelling)) {
                findings.around(
                        Severity.SUGGESTION,
                        "unit-unknown",
                        row.place(column),
                        column.label,
                        read,
                        Spelling.tidy(read),
                        read);
            }
            return Spelling.tidy(read);
        }
        if (column == Column.UNIT && !unit.equals(read) && findings.first("unit " + spelling)) {
            findings.inCell(Severity.WARNING, "unit-spelling", row, column, unit, read, unit);
        }
        return unit;
    }

    private static Map<String, String> shipped() {
        var table = new Properties();
        try (var resource = Objects.requireNonNull(Units.class.getResourceAsStream("units.properties"))) {
            table.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var units = new HashMap<String, String>();
        for (var unit : table.stringPropertyNames()) {
            var name = unit.replace('_', ' ');
            units.put(Spelling.same(name), name);
            for (var other : table.getProperty(unit).split("\\s*;\\s*")) {
                units.put(Spelling.same(other), name);
            }
        }
        return Map.copyOf(units);
    }
}
