package ledger.api.importing.corpus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.importing.corpus.Habits.Header;
import ledger.api.importing.corpus.Habits.Numbers;
import ledger.api.importing.corpus.Habits.Part;
import ledger.api.importing.corpus.Habits.SubLines;
import ledger.api.importing.corpus.Ink.Figure;
import ledger.api.importing.corpus.Ink.Text;
import ledger.api.importing.corpus.PaperPlan.PaperLine;

/**
 * A plan laid out in rows by the habits of an office.
 *
 * @param rows a row of running text has one cell, a row of the table as many as there are columns
 * @param merges which cells are one
 */
record Paper(List<List<Ink>> rows, List<Merge> merges) {

    /** Rows and columns from 0, the last ones included. */
    record Merge(int row, int lastRow, int column, int lastColumn) {}

    /** Lays out the text above, the table and the text below. */
    static Paper of(PaperPlan plan, Habits habits) {
        return new Layout(habits).of(plan);
    }

    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The cells as words, rows of running text with one. */
    List<List<String>> spelt() {
        return rows.stream().map(row -> row.stream().map(Ink::spelt).toList()).toList();
    }

    private static final class Layout {

        private final Habits habits;
        private final List<List<Ink>> rows = new ArrayList<>();
        private final List<Merge> merges = new ArrayList<>();
        private int tableRows;

        private Layout(Habits habits) {
            this.habits = habits;
        }

        Paper of(PaperPlan plan) {
            plan.heading().forEach(this::text);
            header();
            var sums = new ArrayList<Integer>();
            for (var section : plan.sections()) {
                var cells = new EnumMap<Part, Ink>(Part.class);
                cells.put(Part.NUMBER, new Text(section.mark()));
                cells.put(Part.TITLE, new Text(section.title()));
                cells.put(Part.LEAD, new Text(section.lead().spelt()));
                cells.put(Part.COORDINATING, new Text(section.coordinating()));
                cells.put(Part.TIME, new Text(section.time()));
                int at = row(cells);
                sums.add(at);
                var parts = lines(section.lines(), 1, "");
                rows.set(at, filled(cells, Part.AMOUNT, sum(parts, section.sum())));
                if (habits.mergedLeads()) {
                    int lead = habits.columns().indexOf(Part.LEAD);
                    merges.add(new Merge(at, rows.size() - 1, lead, lead));
                }
                if (habits.blankRows()) {
                    blank();
                }
            }
            var total = new EnumMap<Part, Ink>(Part.class);
            var naming = habits.columns().get(0) == Part.NUMBER ? Part.NUMBER : Part.TITLE;
            total.put(naming, new Text("Tổng cộng"));
            total.put(Part.AMOUNT, sum(sums, plan.total()));
            row(total);
            if (!plan.words().isEmpty()) {
                text("(Bằng chữ: " + plan.words() + ")");
            }
            plan.below().forEach(this::text);
            return new Paper(List.copyOf(rows), List.copyOf(merges));
        }

        private void header() {
            if (habits.header() == Header.GROUPED) {
                int price = habits.columns().indexOf(Part.PRICE);
                var upper = new EnumMap<Part, Ink>(Part.class);
                var lower = new EnumMap<Part, Ink>(Part.class);
                for (var part : habits.columns()) {
                    upper.put(part, new Text(name(part)));
                }
                upper.put(Part.PRICE, new Text("Kinh phí (đồng)"));
                upper.put(Part.AMOUNT, Text.NONE);
                lower.put(Part.PRICE, new Text("Đơn giá"));
                lower.put(Part.AMOUNT, new Text("Thành tiền"));
                int at = rows.size();
                rows.add(cells(upper));
                rows.add(cells(lower));
                merges.add(new Merge(at, at, price, price + 1));
                for (int column = 0; column < habits.columns().size(); column++) {
                    if (column != price && column != price + 1) {
                        merges.add(new Merge(at, at + 1, column, column));
                    }
                }
            } else {
                var names = new EnumMap<Part, Ink>(Part.class);
                habits.columns().forEach(part -> names.put(part, new Text(name(part))));
                rows.add(cells(names));
            }
            if (habits.counted()) {
                rows.add(IntStream.rangeClosed(1, habits.columns().size())
                        .<Ink>mapToObj(column -> new Text("(" + column + ")"))
                        .toList());
            }
        }

        private String name(Part part) {
            var unit = habits.numbers() == Numbers.MILLIONS_BY_HEADER ? "triệu đồng" : "đồng";
            return habits.names().getOrDefault(part, part.usual.replace("đồng", unit));
        }

        /** The rows of lines and all below them; answers the places of the lines themselves. */
        private List<Integer> lines(List<PaperLine> lines, int level, String above) {
            var at = new ArrayList<Integer>();
            for (int index = 0; index < lines.size(); index++) {
                var line = lines.get(index);
                var number = above.isEmpty() ? String.valueOf(index + 1) : above + "." + (index + 1);
                var cells = new EnumMap<Part, Ink>(Part.class);
                mark(cells, line, level, index, number);
                cells.put(Part.TIME, new Text(line.time()));
                cells.put(Part.UNIT, new Text(line.unit()));
                cells.put(Part.NOTE, new Text(line.note()));
                cells.put(
                        Part.LEAD,
                        new Text(line.lead() == null ? "" : line.lead().spelt()));
                if (line.quantity() > 0) {
                    cells.put(Part.QUANTITY, quantity(line.quantity()));
                }
                if (line.leaf()) {
                    cells.put(Part.PRICE, money(line.unitPrice()));
                    cells.put(Part.AMOUNT, product(line.sum()));
                }
                int own = row(cells);
                at.add(own);
                if (!line.leaf()) {
                    var below = lines(line.lines(), level + 1, number);
                    rows.set(own, filled(cells, Part.AMOUNT, sum(below, line.sum())));
                }
            }
            return at;
        }

        /** On the third level come dashes below letters and plus signs below dashes; dotted numbers go on. */
        private void mark(Map<Part, Ink> cells, PaperLine line, int level, int index, String number) {
            var marks = habits.subLines();
            boolean plain = level == 1 || marks == SubLines.DOTTED;
            boolean letter = level == 2 && marks == SubLines.LETTER;
            boolean dash = level == 2 ? marks == SubLines.DASH : marks == SubLines.LETTER;
            var inNumber = plain ? number : letter ? (char) ('a' + index) + ")" : "";
            cells.put(Part.NUMBER, new Text(inNumber));
            cells.put(Part.TITLE, new Text((!inNumber.isEmpty() ? "" : dash ? "- " : "+ ") + line.title()));
        }

        private Ink quantity(long quantity) {
            var figure = new Figure(BigDecimal.valueOf(quantity), String.valueOf(quantity));
            return habits.numbers() == Numbers.TYPED || habits.formulas() ? figure : new Text(figure.spelt());
        }

        private Ink money(long amount) {
            var spelt = habits.numbers().spelt(amount);
            return typed() ? figure(amount) : new Text(spelt);
        }

        private boolean typed() {
            return habits.formulas() || habits.numbers() == Numbers.TYPED;
        }

        private Figure figure(long amount) {
            var number = BigDecimal.valueOf(amount);
            return new Figure(
                    habits.numbers() == Numbers.MILLIONS_BY_HEADER ? number.movePointLeft(6) : number,
                    habits.numbers().spelt(amount));
        }

        private Ink product(long amount) {
            var columns = habits.columns();
            boolean side = columns.indexOf(Part.AMOUNT) == columns.indexOf(Part.PRICE) + 1
                    && columns.indexOf(Part.PRICE) == columns.indexOf(Part.QUANTITY) + 1;
            return habits.formulas() && side ? new Ink.Product(figure(amount)) : money(amount);
        }

        private Ink sum(List<Integer> addends, long amount) {
            return habits.formulas() ? new Ink.Sum(List.copyOf(addends), figure(amount)) : money(amount);
        }

        private void text(String words) {
            rows.add(List.of(new Text(words)));
        }

        private void blank() {
            rows.add(cells(Map.of()));
        }

        /** Adds a row, below a header if a page begins, and answers its place. */
        private int row(Map<Part, Ink> cells) {
            if (habits.rowsPerPage() > 0 && tableRows > 0 && tableRows % habits.rowsPerPage() == 0) {
                blank();
                header();
            }
            tableRows++;
            rows.add(cells(cells));
            return rows.size() - 1;
        }

        private List<Ink> filled(Map<Part, Ink> cells, Part part, Ink ink) {
            cells.put(part, ink);
            return cells(cells);
        }

        private List<Ink> cells(Map<Part, Ink> cells) {
            return habits.columns().stream()
                    .map(part -> cells.getOrDefault(part, Text.NONE))
                    .toList();
        }
    }
}
