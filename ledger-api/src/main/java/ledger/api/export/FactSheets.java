package ledger.api.export;

import java.time.format.DateTimeFormatter;
import ledger.core.plan.Plan;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Three sheets that say in plain rows what a reader would have to guess from the document: whose plan it is, which agency
 * a name stands for, and which part of a line is work carried over.
 */
final class FactSheets {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final SXSSFWorkbook workbook;
    private final Look look;

    FactSheets(SXSSFWorkbook workbook, Look look) {
        this.workbook = workbook;
        this.look = look;
    }

    void write(Plan plan, AgencyNames names) {
        plan(plan);
        agencies(names);
        carriedOver(plan);
    }

    private void plan(Plan plan) {
        var sheet = sheet("Kế hoạch", 36, 70);
        row(sheet, false, "Mã kế hoạch", plan.id().value());
        row(sheet, false, "Số", plan.number());
        row(sheet, false, "Ngày", DATE.format(plan.date()));
        row(sheet, false, "Năm ngân sách", String.valueOf(plan.fiscalYear()));
        row(sheet, false, "Cơ quan ban hành", plan.issuer());
        row(sheet, false, "Nguồn kinh phí", plan.fundingSource());
        row(sheet, false, "Mã đơn vị được giao dự toán", plan.budgetHolder().code());
        row(sheet, false, "Đơn vị được giao dự toán", plan.budgetHolder().name());
        row(sheet, false, "Tổng kinh phí", plan.approvedTotal().dong());
    }

    private void agencies(AgencyNames names) {
        var sheet = sheet("Cơ quan", 20, 50, 50);
        head(sheet, "Mã", "Tên", "Cách viết");
        names.all().forEach((agency, written) -> row(sheet, false, agency.code(), agency.name(), written));
    }

    private void carriedOver(Plan plan) {
        var sheet = sheet("Chuyển tiếp", 12, 16, 12, 20, 24, 12);
        head(sheet, "Dòng", "Giai đoạn", "Số lượng", "Kinh phí", "Kế hoạch gốc", "Dòng gốc");
        plan.leaves()
                .forEach(line -> line.carriedOver()
                        .forEach(share -> row(
                                sheet,
                                false,
                                line.code().value(),
                                share.portion().label(),
                                share.quantity() == null
                                        ? null
                                        : share.quantity().count(),
                                share.amount().dong(),
                                share.origin() == null
                                        ? null
                                        : share.origin().plan().value(),
                                share.origin() == null
                                        ? null
                                        : share.origin().code().value())));
    }

    private SXSSFSheet sheet(String name, int... widths) {
        var sheet = workbook.createSheet(name);
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        AppendixWorkbook.page(sheet);
        return sheet;
    }

    /** The names of the columns, on every printed page. */
    private void head(SXSSFSheet sheet, String... names) {
        row(sheet, true, (Object[]) names);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    }

    private void row(SXSSFSheet sheet, boolean head, @Nullable Object... cells) {
        var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int column = 0; column < cells.length; column++) {
            var value = cells[column];
            var style = look.cell(head, value);
            Cells.put(row.createCell(column), value, style);
        }
    }
}
