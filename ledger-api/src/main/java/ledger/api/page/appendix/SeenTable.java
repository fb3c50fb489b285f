package ledger.api.page.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.export.Csv;
import ledger.api.export.TableWorkbook;
import ledger.api.recording.AsOf;
import ledger.api.words.Words;
import ledger.core.plan.Plan;
import ledger.projections.balance.BalanceSheet.Item;
import org.jspecify.annotations.Nullable;

/** What the page of a plan shows, as rows of cells: in a file every row says its code and its agency by itself. */
final class SeenTable {

    private static final List<String> COLUMNS = List.of(
            "number",
            "item",
            "agency",
            "partners",
            "time",
            "unit",
            "quantity",
            "price",
            "budget",
            "note",
            "committed",
            "disbursed",
            "left",
            "carried");

    /** Figures of the file alone, in which nobody can look further. */
    private static final List<String> MORE =
            List.of("allocated", "held", "reserved", "lapsed", "carriedOut", "carriedIn");

    private final Plan plan;
    private final Seen seen;
    private final @Nullable String only;
    private final Words say;
    private final AsOf time;

    /** @param only which part of the appendix it is; null when it is the whole */
    SeenTable(Plan plan, Seen seen, @Nullable String only, Words say, AsOf time) {
        this.plan = plan;
        this.seen = seen;
        this.only = only;
        this.say = say;
        this.time = time;
    }

    /** @param position of the ledger that is shown */
    byte[] csv(long position) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        rows.add(header());
        rows.addAll(cells());
        rows.add(List.of(state(position)));
        return Csv.of(rows);
    }

    /** @param position of the ledger that is shown */
    byte[] workbook(long position) {
        var bold = seen.rows().stream().map(row -> !row.leaf()).collect(Collectors.toCollection(ArrayList::new));
        bold.add(true);
        return TableWorkbook.of(
                say.of("plan.file"),
                List.of(
                        say.of("plan.title", Map.of("year", String.valueOf(plan.fiscalYear()))),
                        say.of(
                                "plan.attached",
                                Map.of("number", plan.number(), "date", say.day(plan.date()), "issuer", plan.issuer())),
                        state(position)),
                header(),
                cells(),
                bold);
    }

    private String state(long position) {
        var until = time.asOf() == null ? say.of("plan.file.now") : say.of("as-of", Map.of("day", time.asOf()));
        var state = until + " · " + say.of("plan.file.position", Map.of("position", say.number(position)));
        return only == null ? state : state + " · " + only;
    }

    private List<String> header() {
        return Stream.concat(
                        COLUMNS.stream().map(column -> say.of("column." + column)),
                        MORE.stream().map(column -> say.of("file." + column)))
                .toList();
    }

    private List<List<@Nullable Object>> cells() {
        var cells = seen.rows().stream().map(this::cells).collect(Collectors.toCollection(ArrayList::new));
        cells.add(figures(
                null,
                say.of("plan.file.total"),
                null,
                null,
                null,
                null,
                null,
                null,
                seen.amount(),
                null,
                seen.total()));
        return cells;
    }

    private List<@Nullable Object> cells(PrintedRow row) {
        return figures(
                row.code(),
                row.title(),
                row.lead().name(),
                row.coordinating().isEmpty() ? null : String.join("; ", row.coordinating()),
                row.time(),
                row.unit(),
                row.quantity(),
                row.unitPrice(),
                row.amount(),
                row.note(),
                row.balance());
    }

    private static List<@Nullable Object> figures(
            @Nullable String code,
            String title,
            @Nullable String lead,
            @Nullable String coordinating,
            @Nullable String time,
            @Nullable String unit,
            @Nullable Long quantity,
            @Nullable Long unitPrice,
            long amount,
            @Nullable String note,
            Item of) {
        var cells = new ArrayList<@Nullable Object>();
        for (var cell : new @Nullable Object[] {
            code,
            title,
            lead,
            coordinating,
            time,
            unit,
            quantity,
            unitPrice,
            amount,
            note,
            of.committed(),
            of.disbursed(),
            of.available(),
            of.carriedOver().approved(),
            of.allocated(),
            of.held(),
            of.reserved(),
            of.lapsed(),
            of.carriedOut(),
            of.carriedIn()
        }) {
            cells.add(cell);
        }
        return cells;
    }
}
