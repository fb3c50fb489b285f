package ledger.api.page.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.CheckedLine;
import ledger.api.importing.CheckedSection;
import ledger.api.importing.Finding;
import ledger.api.importing.ReadHeader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the appendix as they stand in the file, with marks where something was found.
 *
 * @param whole whether all rows are here; of a long file only the sections and what has marks
 */
record Grid(List<Block> blocks, boolean whole) {

    /** More rows would make a page that nobody reads. */
    private static final int MOST = 600;

    /** Rows below one header. */
    public record Block(List<ReadHeader.Cell> header, List<GridRow> rows) {

        /** The key of the words of a column; null for one that is not used. */
        public @Nullable String key(int index) {
            return index < header.size() ? Columns.key(header.get(index)) : null;
        }

        /** What the file says over a column. */
        public String name(int index) {
            return index < header.size() ? header.get(index).read() : "";
        }

        private boolean like(ReadHeader other) {
            return columns(header).equals(columns(other.cells()));
        }

        private static List<String> columns(List<ReadHeader.Cell> cells) {
            return cells.stream().map(cell -> String.valueOf(cell.column())).toList();
        }
    }

    /**
     * One row.
     *
     * @param id by which findings lead here
     * @param kind section, parent or leaf
     * @param code as it was understood; null when it has no usable number
     * @param marks the numbers of the findings that belong to no cell of it
     */
    public record GridRow(
            String id,
            @Nullable String sheet,
            int row,
            String kind,
            @Nullable String code,
            List<GridCell> cells,
            List<Mark> marks) {

        private boolean marked() {
            return !marks.isEmpty()
                    || cells.stream().anyMatch(cell -> !cell.marks().isEmpty());
        }
    }

    /** A cell exactly as it stands in the file. */
    public record GridCell(String raw, List<Mark> marks) {

        /** The weight of the heaviest finding; null when there is none. */
        public @Nullable String severity() {
            return marks.isEmpty() ? null : marks.get(0).severity();
        }
    }

    /** A finding, by its number in the list. */
    public record Mark(int number, String severity) {}

    /** @param found numbered by their place in the list */
    static Grid of(CheckedAppendix checked, List<Finding> found) {
        var making = new Making(checked.headers(), found);
        checked.sections().forEach(making::section);
        boolean whole = making.rows <= MOST;
        var blocks = whole
                ? making.blocks
                : making.blocks.stream()
                        .map(block -> new Block(
                                block.header(),
                                block.rows().stream()
                                        .filter(row ->
                                                row.marked() || row.kind().equals("section"))
                                        .limit(MOST)
                                        .toList()))
                        .toList();
        return new Grid(blocks, whole);
    }

    /** Where a row stands on the page; rows of different sheets may have the same number. */
    private static String id(@Nullable String sheet, int row) {
        return "row-" + (sheet == null ? "" : Integer.toHexString(sheet.hashCode()) + "-") + row;
    }

    /** Whether the row of a finding is shown here, and where. */
    @Nullable
    String anchor(Finding finding) {
        var row = finding.row();
        var id = row == null ? "" : id(finding.sheet(), row);
        return blocks.stream()
                        .flatMap(block -> block.rows().stream())
                        .anyMatch(one -> one.id().equals(id))
                ? id
                : null;
    }

    private static final class Making {
        private final List<ReadHeader> headers;
        private final List<Finding> found;
        private final List<Block> blocks = new ArrayList<>();
        private int rows;

        Making(List<ReadHeader> headers, List<Finding> found) {
            this.headers = headers;
            this.found = found;
        }

        void section(CheckedSection section) {
            add(
                    section.sheet(),
                    section.row(),
                    section.cells(),
                    "section",
                    section.code().value());
            section.lines().stream().flatMap(CheckedLine::withDescendants).forEach(this::line);
        }

        private void line(CheckedLine line) {
            var code = line.code() == null ? null : line.code().value();
            add(line.sheet(), line.row(), line.cells(), line.leaf() ? "leaf" : "parent", code);
        }

        private void add(@Nullable String sheet, int row, List<String> cells, String kind, @Nullable String code) {
            var header = above(sheet, row);
            if (blocks.isEmpty() || !blocks.get(blocks.size() - 1).like(header)) {
                blocks.add(new Block(header.cells(), new ArrayList<>()));
            }
            var block = blocks.get(blocks.size() - 1);
            var here = here(sheet, row);
            var marked = IntStream.range(0, cells.size())
                    .mapToObj(index -> new GridCell(cells.get(index), marks(here, columnAt(header, index))))
                    .toList();
            var others = here.stream()
                    .filter(number -> header.cells().stream()
                            .noneMatch(cell -> cell.column() != null
                                    && cell.column().equals(found.get(number).column())))
                    .map(this::mark)
                    .toList();
            block.rows().add(new GridRow(id(sheet, row), sheet, row, kind, code, marked, others));
            rows++;
        }

        /** The header below which a row stands. */
        private ReadHeader above(@Nullable String sheet, int row) {
            return headers.stream()
                    .filter(header -> Objects.equals(header.sheet(), sheet) && header.row() < row)
                    .reduce((one, later) -> later)
                    .orElse(headers.get(0));
        }

        private List<Integer> here(@Nullable String sheet, int row) {
            return IntStream.range(0, found.size())
                    .filter(number -> Objects.equals(found.get(number).row(), row)
                            && Objects.equals(found.get(number).sheet(), sheet))
                    .boxed()
                    .toList();
        }

        private static @Nullable String columnAt(ReadHeader header, int index) {
            return index < header.cells().size() ? header.cells().get(index).column() : null;
        }

        private List<Mark> marks(List<Integer> here, @Nullable String column) {
            return column == null
                    ? List.of()
                    : Stream.of(here)
                            .flatMap(List::stream)
                            .filter(number -> column.equals(found.get(number).column()))
                            .map(this::mark)
                            .toList();
        }

        private Mark mark(int number) {
            return new Mark(number + 1, found.get(number).severity().name());
        }
    }
}
