package ledger.api.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DConRefRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/** What lies in the container of Office 97 to 2003: a workbook (.xls), an encrypted file, or something else. */
final class OldExcelFile {

    private OldExcelFile() {}

    static Opened open(byte[] source, LongConsumer progress) throws IOException {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(source))) {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return Opened.Unreadable.file("password-protected");
            }
            if (root.hasEntryCaseInsensitive("Workbook")) {
                return workbook(root, progress);
            }
            return root.hasEntryCaseInsensitive("Book")
                    ? Opened.Unreadable.file("old-excel")
                    : Opened.Unreadable.file("not-a-table-file", kind(root));
        }
    }

    private static String kind(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            return "Word";
        }
        return root.hasEntryCaseInsensitive("PowerPoint Document") ? "PowerPoint" : "OLE";
    }

    private static Opened workbook(DirectoryNode root, LongConsumer progress) throws IOException {
        if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
            return Opened.Unreadable.file("macros");
        }
        var survey = new Survey();
        var request = new HSSFRequest();
        request.addListenerForAllRecords(survey::see);
        new HSSFEventFactory().processWorkbookEvents(request, root);
        survey.refuse();
        try (var workbook = new HSSFWorkbook(root, false)) {
            return read(workbook, progress);
        }
    }

    private static Opened read(HSSFWorkbook workbook, LongConsumer progress) {
        var grid = new Grid(progress);
        boolean from1904 = workbook.getWorkbook().isUsing1904DateWindowing();
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            var sheet = workbook.getSheetAt(index);
            for (var row : sheet) {
                for (var cell : row) {
                    grid.put(row.getRowNum(), cell.getColumnIndex(), cell(cell, from1904));
                }
            }
            sheet.getMergedRegions().forEach(grid::merge);
            grid.end(workbook.getSheetName(index));
        }
        return grid.workbook();
    }

    private static Cell cell(org.apache.poi.ss.usermodel.Cell cell, boolean from1904) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        switch (type) {
            case NUMERIC:
                return DateUtil.isCellDateFormatted(cell)
                        ? TypedCell.date(cell.getNumericCellValue(), from1904)
                        : TypedCell.number(cell.getNumericCellValue());
            case STRING:
                return Cell.of(cell.getStringCellValue());
            case BOOLEAN:
                return TypedCell.truth(cell.getBooleanCellValue());
            case ERROR:
                return Cell.of(FormulaError.forInt(cell.getErrorCellValue()).getString());
            default:
                return Cell.of("");
        }
    }

    /** What a workbook holds beside its cells, seen before they are read. */
    private static final class Survey {

        /** The kind of a sheet stands after its place (4 bytes) and its visibility (1 byte); 1 is one of macros. */
        private static final int KIND_OF_SHEET = 9;

        private final TreeSet<String> external = new TreeSet<>();
        private int sheets;
        private boolean macros;

        void see(Record record) {
            if (record instanceof BoundSheetRecord sheet) {
                sheets++;
                macros |= sheet.serialize()[KIND_OF_SHEET] == 1;
            } else if (record instanceof SupBookRecord book && book.isExternalReferences()) {
                external.add(book.getURL());
            } else if (record instanceof DConRefRecord data && data.isExternalRef()) {
                external.add(data.getReadablePath());
            }
        }

        void refuse() {
            if (macros) {
                throw Unread.because("macros");
            }
            if (!external.isEmpty()) {
                throw Unread.because("external-links", String.join(", ", external));
            }
            if (sheets > Grid.MOST_SHEETS) {
                throw Unread.because("too-many-sheets", sheets, Grid.MOST_SHEETS);
            }
        }
    }
}
