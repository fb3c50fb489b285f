package ledger.api.export;

import ledger.api.export.Appendix.Kind;
import ledger.api.words.Phrasebook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** What is to be written into each cell, as notes that show when the pointer rests there. */
final class Notes {

    private static final int COLUMNS_WIDE = 3;
    private static final int ROWS_HIGH = 6;

    private final Phrasebook words;
    private final CreationHelper making;
    private final Drawing<?> drawing;

    Notes(SXSSFSheet sheet, Phrasebook words) {
        this.words = words;
        this.making = sheet.getWorkbook().getCreationHelper();
        this.drawing = sheet.createDrawingPatriarch();
    }

    void explain(Kind kind, Cell cell) {
        int column = cell.getColumnIndex();
        if (kind == Kind.HEADER) {
            put(cell, "column." + column);
        } else if (kind == Kind.SECTION && column == Appendix.TITLE) {
            put(cell, "section");
        } else if (kind == Kind.LINE && column == Appendix.TITLE) {
            put(cell, "line");
        } else if (kind == Kind.TOTAL && column == Appendix.AMOUNT) {
            put(cell, "total");
        }
    }

    private void put(Cell cell, String key) {
        var place = making.createClientAnchor();
        place.setCol1(cell.getColumnIndex() + 1);
        place.setRow1(cell.getRowIndex() + 1);
        place.setCol2(cell.getColumnIndex() + 1 + COLUMNS_WIDE);
        place.setRow2(cell.getRowIndex() + 1 + ROWS_HIGH);
        var note = drawing.createCellComment(place);
        note.setString(making.createRichTextString(words.sentence(key)));
        // The place is where the note shows; it belongs to the cell.
        note.setAddress(cell.getAddress());
        cell.setCellComment(note);
    }
}
