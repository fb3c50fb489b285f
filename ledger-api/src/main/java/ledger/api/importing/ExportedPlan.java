package ledger.api.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import ledger.api.sheet.Cell;
import ledger.api.sheet.SheetRow;
import ledger.api.sheet.Workbook;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook of this ledger says plainly in sheets of its own: whose plan it is, which agencies its names mean, and what
 * is carried over. It stands in place of everything that could be guessed.
 *
 * @param facts by label in its usual spelling; null when there is no such sheet
 * @param portions null when there is no such sheet
 */
record ExportedPlan(
        @Nullable Map<String, Cell> facts,
        List<Named> agencies,
        @Nullable List<Kept> portions) {

    static final String PLAN = "Kế hoạch";
    static final String AGENCIES = "Cơ quan";
    static final String CARRIED_OVER = "Chuyển tiếp";

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");

    /** An agency and how the file spells it. */
    record Named(Agency agency, List<String> spellings) {}

    /** A portion and the row that says it. */
    record Kept(SheetRow row, Confirmation.CarriedOver portion) {}

    static boolean reserved(@Nullable String sheet) {
        return sheet != null && List.of(PLAN, AGENCIES, CARRIED_OVER).contains(sheet.strip());
    }

    static ExportedPlan read(List<Workbook.Sheet> sheets) {
        var plan = rows(sheets, PLAN);
        var named = rows(sheets, AGENCIES);
        var kept = rows(sheets, CARRIED_OVER);
        return new ExportedPlan(
                plan == null ? null : facts(plan),
                named == null ? List.of() : agencies(named),
                kept == null
                        ? null
                        : kept.stream()
                                .filter(row -> !heads(row, "dòng"))
                                .map(ExportedPlan::kept)
                                .toList());
    }

    @Nullable
    String fact(String label) {
        var cell = facts == null ? null : facts.get(Spelling.same(label));
        return cell == null || cell.text().isEmpty() ? null : cell.text();
    }

    @Nullable
    LocalDate day(String label) {
        var text = fact(label);
        return text == null ? null : day(text, DAY, 3, 2, 1, day(text, ISO_DAY, 1, 2, 3, null));
    }

    @Nullable
    Long whole(String label) {
        var cell = facts == null ? null : facts.get(Spelling.same(label));
        return cell == null ? null : whole(cell);
    }

    private static @Nullable List<SheetRow> rows(List<Workbook.Sheet> sheets, String name) {
        for (var sheet : sheets) {
            if (sheet.name() != null && sheet.name().strip().equals(name)) {
                return sheet.rows().stream().filter(row -> !row.blank()).toList();
            }
        }
        return null;
    }

    private static Map<String, Cell> facts(List<SheetRow> rows) {
        var facts = new HashMap<String, Cell>();
        for (var row : rows) {
            if (row.width() > 1) {
                facts.putIfAbsent(
                        Spelling.same(row.cell(0).replace(':', ' ')),
                        row.cells().get(1));
            }
        }
        return facts;
    }

    private static List<Named> agencies(List<SheetRow> rows) {
        var byCode = new LinkedHashMap<String, Named>();
        for (var row : rows) {
            var code = text(row, 0);
            var name = text(row, 1);
            if (!heads(row, "mã") && code != null && name != null && AgencyAnswers.valid(code)) {
                var named = byCode.computeIfAbsent(
                        code, absent -> new Named(new Agency(code, name), new ArrayList<>(List.of(name))));
                var spelling = text(row, 2);
                if (spelling != null) {
                    named.spellings().add(spelling);
                }
            }
        }
        return List.copyOf(byCode.values());
    }

    private static boolean heads(SheetRow row, String name) {
        return Spelling.same(cell(row, 0).text()).equals(name);
    }

    private static Kept kept(SheetRow row) {
        return new Kept(
                row,
                new Confirmation.CarriedOver(
                        text(row, 0), text(row, 1), whole(cell(row, 2)), whole(cell(row, 3)), origin(row)));
    }

    /** Workbooks that were written before portions could name an origin have no such columns. */
    private static Confirmation.@Nullable Origin origin(SheetRow row) {
        var plan = text(row, 4);
        var line = text(row, 5);
        return plan == null && line == null ? null : new Confirmation.Origin(plan, line);
    }

    private static Cell cell(SheetRow row, int index) {
        return index < row.cells().size() ? row.cells().get(index) : Cell.of("");
    }

    private static @Nullable String text(SheetRow row, int index) {
        var text = cell(row, index).text();
        return text.isEmpty() ? null : text;
    }

    /** A whole number; -1, which fits nowhere, for anything else that stands there. */
    private static @Nullable Long whole(Cell cell) {
        var figure = Figure.read(cell);
        var value = figure.value();
        if (figure.kind() == Figure.Kind.BLANK) {
            return null;
        }
        return value == null || value.stripTrailingZeros().scale() > 0 || value.longValue() > Money.MAX
                ? Long.valueOf(-1)
                : Long.valueOf(value.longValue());
    }

    private static @Nullable LocalDate day(
            String text, Pattern form, int year, int month, int day, @Nullable LocalDate otherwise) {
        var found = form.matcher(text);
        if (!found.matches()) {
            return otherwise;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(year)),
                    Integer.parseInt(found.group(month)),
                    Integer.parseInt(found.group(day)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
