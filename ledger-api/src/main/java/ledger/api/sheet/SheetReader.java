package ledger.api.sheet;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** One sheet of a workbook as its cells pass by. Hidden rows and columns are read like the others. */
final class SheetReader extends DefaultHandler {

    private final Grid grid;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final boolean from1904;

    /** Cells may leave out where they stand and then follow each other; row and column count from 0. */
    private int row = -1;

    private int column = -1;
    private @Nullable String type;
    private int format;
    private @Nullable StringBuilder formula;
    private final StringBuilder value = new StringBuilder();
    private @Nullable StringBuilder reading;
    private boolean readingAid;

    SheetReader(Grid grid, SharedTexts texts, CellFormats formats, boolean from1904) {
        this.grid = grid;
        this.texts = texts;
        this.formats = formats;
        this.from1904 = from1904;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                var number = attributes.getValue("r");
                row = number == null ? row + 1 : CellFormats.number(number) - 1;
                column = -1;
            }
            case "c" -> {
                var place = attributes.getValue("r");
                column = place == null ? column + 1 : new CellReference(place).getCol();
                type = attributes.getValue("t");
                format = CellFormats.number(attributes.getValue("s"));
                formula = null;
                value.setLength(0);
            }
            case "f" -> {
                formula = new StringBuilder();
                reading = formula;
            }
            case "v" -> reading = value;
            case "t" -> reading = readingAid ? null : value;
            case "rPh" -> readingAid = true;
            case "mergeCell" ->
                grid.merge(CellRangeAddress.valueOf(OfficePackage.required(attributes.getValue("ref"))));
            default -> reading = null;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (reading != null) {
            reading.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        reading = null;
        if (name.equals("rPh")) {
            readingAid = false;
        } else if (name.equals("c")) {
            grid.put(row, column, cell(value.toString()));
        }
    }

    private Cell cell(String written) {
        if (written.isEmpty()) {
            // A text of no letters is a value too.
            return formula == null || "str".equals(type) ? Cell.of("") : TypedCell.formula(formula.toString());
        }
        switch (type == null ? "n" : type) {
            case "s":
                return Cell.of(texts.text(written));
            case "inlineStr", "str":
                return Cell.of(SharedTexts.plain(written));
            case "b":
                return TypedCell.truth(written.strip().equals("1"));
            case "e":
                return Cell.of(written);
            case "d":
                return Cell.of(written.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", ""));
            default:
                double number = Double.parseDouble(written);
                return formats.date(format) ? TypedCell.date(number, from1904) : TypedCell.number(number);
        }
    }
}
