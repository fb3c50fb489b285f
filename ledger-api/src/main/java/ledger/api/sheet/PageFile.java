package ledger.api.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A page with a table, as browsers, Word and web programs write it, often under a name that ends in .xls. Its paragraphs and
 * the rows of its tables are the rows of one sheet, as a spreadsheet program opens it. Nothing that it names is looked up.
 */
final class PageFile {

    private static final Pattern BEGINS = Pattern.compile("(?is)[\\s\ufeff]*(?:<!--.*?-->\\s*|<\\?xml[^>]{0,200}>\\s*)?"
            + "<(?:!doctype html|html|head|meta|body|table|div|p|style|h[1-6])\\b.*");

    /** How far into the file it may begin. */
    private static final int FIRST = 4_000;

    private final Grid grid;
    private int row;

    private PageFile(Grid grid) {
        this.grid = grid;
    }

    static boolean is(String text) {
        return BEGINS.matcher(text.substring(0, Math.min(text.length(), FIRST))).matches();
    }

    static Opened open(String text, LongConsumer progress) {
        var grid = new Grid(progress);
        var page = new PageFile(grid);
        var paragraphs = page.new Paragraphs();
        Jsoup.parse(text).body().filter(paragraphs);
        paragraphs.end();
        grid.end(null);
        return grid.workbook();
    }

    /** Cells that are one stand in the grid as in a workbook. */
    private void table(Element table) {
        var rows = table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr");
        var taken = new HashMap<Integer, BitSet>();
        int end = row + rows.size();
        for (var cells : rows) {
            int column = 0;
            for (var cell : cells.select("> td, > th")) {
                column = taken(taken, row).nextClearBit(column);
                int lastRow = Math.min(row + span(cell, "rowspan"), end) - 1;
                int lastColumn = Math.min(column + span(cell, "colspan"), Grid.MOST_COLUMNS) - 1;
                grid.put(row, column, Cell.of(cell.text()));
                if (lastColumn >= column) {
                    for (int covered = row; covered <= lastRow; covered++) {
                        taken(taken, covered).set(column, lastColumn + 1);
                    }
                    if (lastRow > row || lastColumn > column) {
                        grid.merge(new CellRangeAddress(row, lastRow, column, lastColumn));
                    }
                }
            }
            taken.remove(row);
            row++;
        }
    }

    private static BitSet taken(Map<Integer, BitSet> taken, int row) {
        return taken.computeIfAbsent(row, absent -> new BitSet());
    }

    /** How many rows or columns a cell covers, as browsers understand it: anything else than a number counts as one. */
    private static int span(Element cell, String attribute) {
        var written = cell.attr(attribute).strip();
        return written.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(written)) : 1;
    }

    /** Walks through the page; a table that holds others only lays them out. */
    private final class Paragraphs implements NodeFilter {

        private final StringBuilder text = new StringBuilder();

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else if (node instanceof Element element) {
                if (element.isBlock() || element.normalName().equals("br")) {
                    end();
                }
                if (element.normalName().equals("table")
                        && element.select("table").size() == 1) {
                    table(element);
                    return FilterResult.SKIP_ENTIRELY;
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                end();
            }
            return FilterResult.CONTINUE;
        }

        /** Ends a paragraph, which is a row of its own. */
        void end() {
            var paragraph = text.toString().strip();
            text.setLength(0);
            if (!paragraph.isEmpty()) {
                grid.put(row, 0, Cell.of(paragraph));
                row++;
            }
        }
    }
}
