package ledger.api.importing.corpus;

import static ledger.api.importing.corpus.Habits.usual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ledger.api.importing.corpus.Habits.Numbers;
import ledger.api.importing.corpus.Habits.Part;
import ledger.api.importing.corpus.Habits.SubLines;
import ledger.api.sheet.Books;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the files of the corpus and, beside each, what must be read from it. The expectation comes from the plan the file
 * was made of, never from the import. See the README beside the files; no test runs this.
 */
final class CorpusMaker {

    private static final Habits OTHER_ORDER = usual().in(
                    Part.NUMBER,
                    Part.TITLE,
                    Part.UNIT,
                    Part.QUANTITY,
                    Part.PRICE,
                    Part.AMOUNT,
                    Part.TIME,
                    Part.LEAD,
                    Part.COORDINATING,
                    Part.NOTE);

    private static final Habits MONEY_FIRST = usual().in(
                    Part.NUMBER,
                    Part.AMOUNT,
                    Part.QUANTITY,
                    Part.PRICE,
                    Part.UNIT,
                    Part.TITLE,
                    Part.NOTE,
                    Part.COORDINATING,
                    Part.LEAD,
                    Part.TIME);

    private final Path folder;

    private CorpusMaker(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder of the corpus */
    public static void main(String[] arguments) throws IOException {
        var maker = new CorpusMaker(Path.of(arguments[0]));
        maker.byPoi();
        maker.byLibreOffice();
        maker.asText();
        maker.asPages();
        maker.typedByHand();
    }

    private void byPoi() throws IOException {
        var typed = usual().writing(Numbers.TYPED);
        put("poi-01-words.xlsx", Writers.xlsx(Paper.of(Plans.productivity(), usual())), Plans.productivity());
        put(
                "poi-02-formulas-merged-agencies.xlsx",
                Writers.xlsx(Paper.of(Plans.productivity(), typed.withFormulas().mergingLeads())),
                Plans.productivity());
        put(
                "poi-03-formulas.xls",
                Writers.xls(Paper.of(Plans.productivity(), typed.withFormulas())),
                Plans.productivity());
        put(
                "poi-04-other-order.xlsx",
                Writers.xlsx(Paper.of(
                        Plans.district(), OTHER_ORDER.writing(Numbers.TYPED).withFormulas())),
                Plans.district());
        put(
                "poi-05-pages-blank-rows.xls",
                Writers.xls(Paper.of(Plans.district(), typed.repeatingHeader(4).withBlankRows())),
                Plans.district());
        put(
                "poi-06-letters.xlsx",
                Writers.xlsx(Paper.of(
                        Plans.department(), usual().marking(SubLines.LETTER).writing(Numbers.COMMAS))),
                Plans.department(),
                Expected.LETTERED);
        put(
                "poi-07-millions.xls",
                Writers.xls(Paper.of(
                        Plans.department(),
                        usual().writing(Numbers.MILLIONS_BY_HEADER).withFormulas())),
                Plans.department(),
                "money-unit");
        put("poi-08-agency-per-line.xlsx", Writers.xlsx(Paper.of(Plans.digital(), typed)), Plans.digital());
        put(
                "poi-09-three-levels.xlsx",
                Writers.xlsx(Paper.of(
                        Plans.training(), typed.marking(SubLines.DOTTED).withFormulas())),
                Plans.training());
        put(
                "poi-10-two-sheets.xlsx",
                Writers.excel(withLetter(new XSSFWorkbook()), Paper.of(Plans.schools(), typed)),
                Plans.schools(),
                "sheet-ignored");
        put(
                "poi-11-grouped-header.xlsx",
                Writers.xlsx(
                        Paper.of(Plans.schools(), typed.grouped().mergingLeads().uncounted())),
                Plans.schools());
        put(
                "poi-12-agency-per-line-dong.xls",
                Writers.excel(
                        withLetter(new HSSFWorkbook()), Paper.of(Plans.digital(), MONEY_FIRST.writing(Numbers.DONG))),
                Plans.digital(),
                "sheet-ignored");
        put(
                "poi-13-published-pages.xlsx",
                Writers.xlsx(Paper.of(
                        Plans.productivity(), usual().repeatingHeader(3).calling(Part.UNIT, "DVVT"))),
                Plans.productivity(),
                "header-spelling");
        put(
                "poi-14-three-levels-letters.xls",
                Writers.xls(Paper.of(
                        Plans.training(), usual().marking(SubLines.LETTER).writing(Numbers.PLAIN))),
                Plans.training(),
                Expected.LETTERED);
    }

    /** A workbook whose first sheet is the letter that the appendix belongs to. */
    private static <W extends org.apache.poi.ss.usermodel.Workbook> W withLetter(W workbook) {
        var sheet = workbook.createSheet("Tờ trình");
        var lines = List.of("TỜ TRÌNH", "Kính trình phê duyệt kinh phí như phụ lục kèm theo.", "Trân trọng./.");
        for (int row = 0; row < lines.size(); row++) {
            sheet.createRow(row).createCell(0).setCellValue(lines.get(row));
        }
        return workbook;
    }

    private void byLibreOffice() throws IOException {
        var formulas = usual().writing(Numbers.TYPED).withFormulas();
        put(
                "lo-02-formulas-merged.xlsx",
                LibreOffice.convert(
                        LibreOffice.flat(Paper.of(Plans.productivity(), formulas.mergingLeads())), "fods", "xlsx"),
                Plans.productivity());
        put(
                "lo-03-other-order.xls",
                LibreOffice.convert(
                        LibreOffice.flat(Paper.of(
                                Plans.district(),
                                OTHER_ORDER.writing(Numbers.TYPED).withFormulas())),
                        "fods",
                        "xls"),
                Plans.district());
        var ods = LibreOffice.convert(
                LibreOffice.flat(Paper.of(Plans.training(), formulas.marking(SubLines.DOTTED))), "fods", "ods");
        put("lo-04-by-way-of-ods.xlsx", LibreOffice.convert(ods, "ods", "xlsx"), Plans.training());
        put(
                "lo-05-from-page.xlsx",
                LibreOffice.convert(
                        LibreOffice.page(
                                Paper.of(Plans.district(), usual().uncounted().writing(Numbers.PLAIN))),
                        "html",
                        "xlsx",
                        "--infilter=HTML (StarCalc)"),
                Plans.district());
        put(
                "lo-06-grouped-header.xls",
                LibreOffice.convert(
                        LibreOffice.flat(
                                Paper.of(Plans.department(), formulas.grouped().mergingLeads())),
                        "fods",
                        "xls"),
                Plans.department());
        var schools = LibreOffice.flat(Paper.of(Plans.schools(), formulas));
        put("lo-07-commas.csv", LibreOffice.convert(schools, "fods", LibreOffice.COMMAS), Plans.schools());
        put("lo-08-semicolons.csv", LibreOffice.convert(schools, "fods", LibreOffice.SEMICOLONS), Plans.schools());
        put("lo-09-tabs-utf16.csv", LibreOffice.convert(schools, "fods", LibreOffice.TABS_UTF16), Plans.schools());
        var district = LibreOffice.flat(Paper.of(Plans.district(), usual()));
        var semicolons = LibreOffice.convert(district, "fods", LibreOffice.SEMICOLONS);
        put("lo-10-windows-1258.csv", LibreOffice.encoded(semicolons, "WINDOWS-1258"), Plans.district());
        put("lo-11-utf16-mark.csv", LibreOffice.encoded(semicolons, "UTF-16"), Plans.district());
        put(
                "lo-12-millions.xlsx",
                LibreOffice.convert(
                        LibreOffice.flat(Paper.of(
                                Plans.department(),
                                usual().writing(Numbers.MILLIONS_BY_HEADER).withFormulas())),
                        "fods",
                        "xlsx"),
                Plans.department(),
                "money-unit");
    }

    private void asText() throws IOException {
        try (var published = CorpusMaker.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            put(
                    "text-01-published.txt",
                    published.readAllBytes(),
                    Plans.productivity(),
                    "agency-in-text",
                    "header-spelling",
                    "number-missing",
                    "words-label",
                    "-plan-budget-holder",
                    "-plan-funding-source");
        }
        var tabs = Writers.tabs(Paper.of(Plans.productivity(), usual()));
        put("text-02-tabs-mark.txt", Writers.utf8WithMark(tabs), Plans.productivity());
        put("text-03-unicode-text.txt", Writers.utf16(tabs), Plans.productivity());
        put("text-04-windows-1258.txt", LibreOffice.encoded(Writers.utf8(tabs), "WINDOWS-1258"), Plans.productivity());
        put(
                "text-05-pipes.txt",
                Writers.utf8(Writers.pipes(Paper.of(Plans.district(), usual().writing(Numbers.DONG)))),
                Plans.district());
        put(
                "text-07-millions.txt",
                Writers.utf8(Writers.tabs(Paper.of(Plans.digital(), usual().writing(Numbers.MILLIONS)))),
                Plans.digital(),
                "amount-with-unit");
        put(
                "text-08-plus-signs.csv",
                Writers.utf8WithMark(
                        Writers.csv(Paper.of(Plans.department(), OTHER_ORDER.marking(SubLines.PLUS)), ';')),
                Plans.department());
        put(
                "text-09-quotes.csv",
                Writers.utf8(Writers.csv(Paper.of(Plans.schools(), usual().writing(Numbers.COMMAS)), ',')),
                Plans.schools());
    }

    /** Shapes that other programs give a table on its way. */
    private void asPages() throws IOException {
        var usual = Paper.of(Plans.district(), usual());
        put("text-10-markdown.md", Writers.utf8(Writers.markdown(usual)), Plans.district());
        put("text-11-layout.txt", Writers.utf8(Writers.aligned(usual, 1)), Plans.district());
        put(
                "text-12-subtotals.txt",
                Writers.utf8(Writers.tabs(usual)
                        .replace("\r\nII\t", "\r\n\tCộng (I)\t\t\t\t\t\t\t41.700.000\t\r\nII\t")
                        .replace("\r\nIII\t", "\r\nCộng phần II:\t\t\t\t\t\t\t\t419.400.000\t\r\nIII\t")
                        .replace("Tổng cộng", "\tCộng mục III\t\t\t\t\t\t\t12.500.000\t\r\nCộng (I + II + III)")),
                Plans.district());
        put(
                "text-13-units-in-quantities.txt",
                Writers.utf8(Writers.tabs(usual)
                        .replace("\tTấm\t36\t", "\t\t36 tấm\t")
                        .replace("\tCuộc\t2\t", "\tCuộc\t02 cuộc\t")
                        .replace("\tLớp\t12\t", "\tLớp\t12 buổi\t")),
                Plans.district(),
                "unit-in-quantity",
                "quantity-of-another-unit");
        put("poi-15-minus-counts.xlsx", withoutBrackets(Writers.xlsx(usual)), Plans.district());
        put("page-01-from-browser.xls", LibreOffice.page(usual), Plans.district());
        put(
                "lo-13-saved-as-page.html",
                LibreOffice.convert(
                        LibreOffice.flat(Paper.of(
                                Plans.schools(),
                                usual().writing(Numbers.TYPED).withFormulas().mergingLeads())),
                        "fods",
                        "html"),
                Plans.schools());
    }

    /** As Excel takes "(1)" that is typed into a cell: for minus one. */
    private static byte[] withoutBrackets(byte[] book) {
        return Books.changed(
                book,
                changed -> changed.getSheetAt(0)
                        .forEach(row -> row.forEach(cell -> {
                            var text = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
                            if (text.matches("\\(\\d+\\)")) {
                                cell.setCellValue(-Double.parseDouble(text.substring(1, text.length() - 1)));
                            }
                        })));
    }

    /** Files typed by hand lie in the folder already; only what is expected of them is written. */
    private void typedByHand() throws IOException {
        expect("hand-01-letter-around.txt", Plans.district());
        expect("hand-02-names-of-columns.txt", Plans.schools());
        expect("hand-03-spaces-around.txt", Plans.department(), Expected.LETTERED);
        expect("hand-06-pdftotext-layout.txt", Plans.district());
        expect("hand-05-no-words.csv", Plans.training(), "missing-column", "words-missing");
    }

    private void put(String name, byte[] bytes, PaperPlan plan, String... findings) throws IOException {
        Files.write(folder.resolve(name), bytes);
        expect(name, plan, findings);
    }

    private void expect(String name, PaperPlan plan, String... findings) throws IOException {
        Files.write(
                folder.resolve(name + ".expected.json"),
                Expected.of(plan, findings).json().getBytes(StandardCharsets.UTF_8));
    }
}
