package ledger.api.importing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.Finding;
import ledger.api.importing.Reading;
import ledger.api.importing.Severity;
import ledger.api.importing.corpus.Habits.Numbers;
import ledger.api.sheet.Books;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/**
 * What an accountant reads about each wrong file, word for word. The good file that the wrong ones are made of comes
 * first; of the others stands only what is not said about it.
 */
class WrongFilesTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String TYPES = "[Content_Types].xml";

    private static final String GOOD = Writers.tabs(Paper.of(Plans.district(), Habits.usual()));
    private static final byte[] BOOK =
            Writers.xlsx(Paper.of(Plans.district(), Habits.usual().writing(Numbers.TYPED)));

    @Test
    void each_wrong_file_is_answered_with_what_is_wrong_where_and_what_to_do() {
        assertThat(told()).isEqualTo(golden());
    }

    @Test
    void no_wrong_file_is_passed_over_in_silence() {
        var known = saidOfTheGood();
        wrong().forEach((name, source) -> assertThat(findings(source))
                .as(name)
                .anyMatch(finding -> !known.contains(finding.message(VIETNAMESE))));
    }

    @Test
    void an_amount_written_as_the_answer_asks_is_read_under_a_header_of_millions() {
        assertThat(findings(inMillions("16.200.000 đồng"))).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Empty where there is none, so that the failure shows all that is told. */
    private static String golden() {
        try (var golden = WrongFilesTest.class.getResourceAsStream("/corpus/wrong-files.txt")) {
            return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told() {
        var told = new ArrayList<String>();
        told.add(told("the good file", findings(Writers.utf8(GOOD))));
        var known = saidOfTheGood();
        wrong().forEach((name, source) -> told.add(told(
                name,
                findings(source).stream()
                        .filter(finding -> !known.contains(finding.message(VIETNAMESE)))
                        .toList())));
        return String.join("\n", told);
    }

    private static String told(String name, List<Finding> findings) {
        var told = new StringBuilder("# " + name + "\n");
        for (var locale : List.of(VIETNAMESE, Locale.ENGLISH)) {
            findings.forEach(finding -> told.append(finding.severity())
                    .append(' ')
                    .append(finding.message(locale))
                    .append('\n'));
        }
        return told.toString();
    }

    private static List<String> saidOfTheGood() {
        var said = new ArrayList<String>();
        for (var good : List.of(Writers.utf8(GOOD), BOOK)) {
            findings(good).forEach(finding -> said.add(finding.message(VIETNAMESE)));
        }
        return said;
    }

    private static List<Finding> findings(byte[] source) {
        var reading = Imports.check(source, "");
        return reading instanceof CheckedAppendix checked
                ? checked.findings()
                : ((Reading.Unreadable) reading).findings();
    }

    private static Map<String, byte[]> wrong() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("empty", new byte[0]);
        files.put("letter without a table", Writers.utf8("Kính gửi: Sở Tài chính\r\nTrân trọng./.\r\n"));
        files.put("column of quantities missing", without(6));
        files.put("column of amounts missing", without(8));
        files.put("total off by one đồng", with("473.600.000", "473.600.001"));
        files.put("section off by one đồng", with("419.400.000", "419.399.999"));
        files.put("quantity times price is another amount", with("\t450.000\t", "\t460.000\t"));
        files.put("thousands lost by a program of another language", with("\t450.000\t", "\t450\t"));
        files.put("a fraction of a đồng", with("16.200.000", "16.200.000,50"));
        files.put("an amount that may mean two", with("\t16.200.000\t", "\t16,200\t"));
        files.put("an amount in millions that may mean two", inMillions("20,719"));
        files.put("a word instead of an amount", with("16.200.000", "theo thực tế"));
        files.put("a word instead of a quantity", with("\t36\t", "\tnhiều\t"));
        files.put("an amount missing", with("\t16.200.000\t", "\t\t"));
        files.put("an amount larger than any", with("\t16.200.000\t", "\t16.200.000.000.000.000.000\t"));
        files.put("a negative amount", with("16.200.000", "-16.200.000"));
        files.put("a number twice", with("2\tHội nghị", "1\tHội nghị"));
        files.put("a number that is none", with("2\tHội nghị", "hai\tHội nghị"));
        files.put("a line before the first section", with("I\tTuyên truyền", "1\tTuyên truyền"));
        files.put("a section without an agency", with("Phòng Văn hóa và Thông tin", ""));
        files.put("a cell too many", with("\tTấm\t", "\tTấm\t\t"));
        files.put("cut off before the total", Writers.utf8(GOOD.substring(0, GOOD.indexOf("Tổng cộng"))));
        files.put("words that mean another total", with("sáu trăm ngàn", "bảy trăm ngàn"));
        files.put("a formula that failed", failedFormula());
        files.put("a formula saved without its value", Books.changed(BOOK, book -> {
            var cell = book.getSheetAt(0).getRow(6).getCell(8);
            cell.setBlank();
            cell.setCellFormula("G7*H7");
        }));
        files.put("a subtotal off by one đồng", with("\r\nII\t", "\r\n\tCộng (I)\t\t\t\t\t\t\t41.700.001\t\r\nII\t"));
        files.put(
                "a subtotal in another section",
                with("\r\nIII\t", "\r\n\tCộng phần I\t\t\t\t\t\t\t41.700.000\t\r\nIII\t"));
        files.put("a quantity of another unit", with("\tTấm\t36\t", "\tTấm\t36 mét\t"));
        files.put("columns below each other, a cell below two", Writers.utf8(straddling()));
        files.put("a page without a table", Writers.utf8("<html><body><p>Kính gửi: Sở Tài chính</p></body></html>"));
        files.put("password-protected", passwordProtected());
        files.put("macros", typed(BOOK, "/xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"));
        files.put("figures from another workbook", linked());
        files.put("damaged zip", Arrays.copyOf(BOOK, 2_000));
        files.put("zip bomb", withPart(BOOK, "xl/media/image1.png", new byte[8 << 20]));
        files.put(
                "external entity",
                Books.with(
                        BOOK,
                        "xl/worksheets/sheet1.xml",
                        "<worksheet",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet"));
        files.put("word document", wordDocument());
        files.put("open document", openDocument());
        files.put("pdf", Writers.utf8("%PDF-1.7\n"));
        files.put("picture", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        files.put(
                "old font",
                Writers.utf8(
                        "STT\tNéi dung\tC¬ quan chñ tr×\tC¬ quan phèi hîp\tThêi gian thùc hiÖn\t§VT\tSè l\u00adîng"
                                + "\t§¬n gi¸ (®ång)\tKinh phÝ (®ång)\tGhi chó\r\nI\tTuyªn truyÒn, vËn ®éng\tPhßng V¨n hãa vµ Th«ng tin\r\n"));
        files.put("too many sheets", Books.xlsx(WrongFilesTest::manySheets));
        return files;
    }

    private static byte[] with(String old, String replacement) {
        assertThat(GOOD).contains(old);
        return Writers.utf8(GOOD.replace(old, replacement));
    }

    /** The good plan in triệu đồng, with another amount in its first line. */
    private static byte[] inMillions(String amount) {
        var text = Writers.tabs(Paper.of(Plans.district(), Habits.usual().writing(Numbers.MILLIONS_BY_HEADER)));
        assertThat(text).contains("\t16,2\t");
        return Writers.utf8(text.replace("\t16,2\t", "\t" + amount + "\t"));
    }

    /** The good file without one of its columns, counted from 0. */
    private static byte[] without(int column) {
        var rows = GOOD.split("\r\n");
        for (int row = 0; row < rows.length; row++) {
            var cells = new ArrayList<>(List.of(rows[row].split("\t", -1)));
            if (cells.size() > 1) {
                cells.remove(column);
                rows[row] = String.join("\t", cells);
            }
        }
        return Writers.utf8(String.join("\r\n", rows));
    }

    private static String straddling() {
        var aligned = Writers.aligned(Paper.of(Plans.district(), Habits.usual()), 3);
        var place = aligned.indexOf("Tháng 3/2025");
        return aligned.substring(0, place - 31) + "Tháng 3/2025 và các tháng sau đó trong năm"
                + aligned.substring(place + 12);
    }

    private static byte[] failedFormula() {
        return Books.changed(
                BOOK, book -> book.getSheetAt(0).getRow(6).getCell(8).setCellErrorValue(FormulaError.REF.getCode()));
    }

    private static byte[] passwordProtected() {
        Biff8EncryptionKey.setCurrentUserPassword("mật khẩu");
        try {
            return Writers.xls(Paper.of(Plans.district(), Habits.usual()));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] linked() {
        var part = "xl/externalLinks/externalLink1.xml";
        var typed =
                typed(BOOK, "/" + part, "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml");
        return withPart(
                withPart(typed, part, Writers.utf8("<externalLink/>")),
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                Writers.utf8("<Relationships><Relationship Id=\"rId1\" Type=\"http://x/externalLinkPath\""
                        + " Target=\"Du toan.xlsx\" TargetMode=\"External\"/></Relationships>"));
    }

    private static byte[] typed(byte[] zip, String part, String type) {
        return Books.with(
                zip, TYPES, "</Types>", "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/></Types>");
    }

    private static byte[] withPart(byte[] zip, String name, byte[] content) {
        var parts = Books.parts(zip);
        parts.put(name, content);
        return Books.zip(parts);
    }

    private static byte[] wordDocument() {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] openDocument() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("mimetype", Writers.utf8("application/vnd.oasis.opendocument.spreadsheet"));
        parts.put("content.xml", Writers.utf8("<content/>"));
        return Books.zip(parts);
    }

    private static void manySheets(Workbook book) {
        for (int sheet = 1; sheet <= 300; sheet++) {
            book.createSheet("Trang " + sheet);
        }
    }
}
