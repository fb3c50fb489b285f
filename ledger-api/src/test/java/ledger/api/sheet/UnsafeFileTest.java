package ledger.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** Files that are refused, each with its own reason: nothing of them is run, fetched, or unpacked without bound. */
class UnsafeFileTest {

    private static final String TYPES = "[Content_Types].xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final byte[] BOOK = Books.xlsx(UnsafeFileTest::fill);

    private static void fill(org.apache.poi.ss.usermodel.Workbook book) {
        book.createSheet("Phụ lục").createRow(0).createCell(0).setCellValue("III.2");
    }

    private static byte[] withPart(byte[] zip, String name, byte[] content) {
        var parts = Books.parts(zip);
        parts.put(name, content);
        return Books.zip(parts);
    }

    private static byte[] withType(byte[] zip, String part, String type) {
        return Books.with(
                zip, TYPES, "</Types>", "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/></Types>");
    }

    @Test
    void a_bomb_is_refused_by_its_ratio_and_by_its_size() {
        var ratio = withPart(BOOK, "xl/media/image1.png", new byte[8 << 20]);
        assertThat(ratio).hasSizeLessThan(20_000);
        assertThat(Books.refused(ratio)).isEqualTo(Opened.Unreadable.file("zip-bomb", 64L));

        var noise = new byte[8 << 20];
        for (int index = 0; index < noise.length; index++) {
            noise[index] = (byte) ((index % 50 == 0 ? index * 31 : 0) & 0x3f);
        }
        var parts = new LinkedHashMap<>(Books.parts(BOOK));
        for (int part = 0; part < 9; part++) {
            parts.put("xl/media/" + part, noise);
        }
        assertThat(Books.refused(Books.zip(parts)).code()).isEqualTo("zip-bomb");
        parts.remove("xl/media/8");
        parts.remove("xl/media/7");
        assertThat(Books.rows(Books.zip(parts))).hasSize(1);
    }

    @Test
    void a_zip_of_very_many_parts_is_refused() {
        var parts = Books.parts(BOOK);
        for (int part = 0; part < 5_000; part++) {
            parts.put("xl/media/" + part, new byte[0]);
        }
        assertThat(Books.refused(Books.zip(parts))).isEqualTo(Opened.Unreadable.file("too-many-parts", 5_000));
    }

    @Test
    void a_document_type_is_refused_wherever_it_stands_and_in_either_encoding() {
        var declared = Books.with(
                BOOK, SHEET, "<worksheet", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet");
        assertThat(Books.refused(declared)).isEqualTo(Opened.Unreadable.file("document-type", SHEET));
        var wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16);
        assertThat(Books.refused(withPart(BOOK, "docProps/core.xml", wide)))
                .isEqualTo(Opened.Unreadable.file("document-type", "docProps/core.xml"));
    }

    @Test
    void links_to_other_workbooks_are_refused_and_named() {
        var link = "xl/externalLinks/externalLink1.xml";
        var linked = withType(
                BOOK, "/" + link, "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml");
        linked = withPart(linked, link, "<externalLink/>".getBytes(StandardCharsets.UTF_8));
        linked = withPart(
                linked,
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                ("<Relationships><Relationship Id=\"rId1\" Type=\"http://x/externalLinkPath\""
                                + " Target=\"file:///C:/Du%20toan.xlsx\" TargetMode=\"External\"/></Relationships>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Books.refused(linked))
                .isEqualTo(Opened.Unreadable.file("external-links", "file:///C:/Du%20toan.xlsx"));
        var old = Books.xls(book -> {
            fill(book);
            book.linkExternalWorkbook("Du toan.xls", new org.apache.poi.hssf.usermodel.HSSFWorkbook());
        });
        assertThat(Books.refused(old)).isEqualTo(Opened.Unreadable.file("external-links", "Du toan.xls"));
    }

    @Test
    void data_connections_are_refused_and_named() {
        var connected = withType(
                BOOK,
                "/xl/connections.xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml");
        connected = withPart(
                connected,
                "xl/connections.xml",
                "<connections><connection id=\"1\" name=\"Kho bạc\"/></connections>".getBytes(StandardCharsets.UTF_8));
        assertThat(Books.refused(connected)).isEqualTo(Opened.Unreadable.file("external-links", "Kho bạc"));
    }

    @Test
    void a_link_that_a_reader_may_click_is_no_data_from_elsewhere() {
        var clickable = Books.xlsx(book -> {
            fill(book);
            var link = book.getCreationHelper().createHyperlink(org.apache.poi.common.usermodel.HyperlinkType.URL);
            link.setAddress("https://example.org/");
            book.getSheetAt(0).getRow(0).getCell(0).setHyperlink(link);
        });
        assertThat(Books.rows(clickable).get(0).raw()).containsExactly("III.2");
    }

    @Test
    void macros_are_refused_in_every_form() throws IOException {
        assertThat(Books.refused(withType(BOOK, "/xl/any.bin", "application/vnd.ms-office.vbaProject"))
                        .code())
                .isEqualTo("macros");
        assertThat(Books.refused(Books.with(
                                BOOK,
                                TYPES,
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                        .code())
                .isEqualTo("macros");
        try (var container = new POIFSFileSystem(new java.io.ByteArrayInputStream(Books.xls(UnsafeFileTest::fill)));
                var out = new ByteArrayOutputStream()) {
            container.getRoot().createDirectory("_VBA_PROJECT_CUR");
            container.writeFilesystem(out);
            assertThat(Books.refused(out.toByteArray()).code()).isEqualTo("macros");
        }
    }

    @Test
    void a_password_is_told_from_damage() throws Exception {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mật khẩu");
            try (var encrypted = encryptor.getDataStream(container)) {
                encrypted.write(BOOK);
            }
            container.writeFilesystem(out);
            assertThat(Books.refused(out.toByteArray())).isEqualTo(Opened.Unreadable.file("password-protected"));
        }
        Biff8EncryptionKey.setCurrentUserPassword("mật khẩu");
        try {
            var old = Books.xls(UnsafeFileTest::fill);
            Biff8EncryptionKey.setCurrentUserPassword(null);
            assertThat(Books.refused(old)).isEqualTo(Opened.Unreadable.file("password-protected"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @Test
    void too_many_sheets_are_refused_before_one_is_read() {
        for (var thousand : List.of(Books.xlsx(UnsafeFileTest::thousand), Books.xls(UnsafeFileTest::thousand))) {
            assertThat(Books.refused(thousand)).isEqualTo(Opened.Unreadable.file("too-many-sheets", 1_000, 100));
        }
    }

    private static void thousand(org.apache.poi.ss.usermodel.Workbook book) {
        for (int sheet = 0; sheet < 1_000; sheet++) {
            book.createSheet("Trang " + sheet);
        }
    }

    @Test
    void more_rows_or_columns_than_any_appendix_has_are_refused() {
        var long_ = Books.xls(book -> {
            var sheet = book.createSheet();
            for (int row = 0; row <= 20_000; row++) {
                sheet.createRow(row).createCell(0).setCellValue(row);
            }
        });
        assertThat(Books.refused(long_)).isEqualTo(Opened.Unreadable.file("too-many-rows", 20_000));
        var wide = Books.xlsx(
                book -> book.createSheet().createRow(0).createCell(200).setCellValue("lạc"));
        assertThat(Books.refused(wide)).isEqualTo(Opened.Unreadable.file("too-many-columns", 200));
    }

    @Test
    void merges_beyond_the_filled_rows_cost_nothing_and_more_than_can_be_are_damage() {
        assertThat(Books.rows(merged(20_000)).get(0).raw()).containsExactly("III.2");
        assertThat(Books.refused(merged(50_000))).isEqualTo(Opened.Unreadable.file("damaged"));
    }

    /** A sheet with merges that all cover its one row. */
    private static byte[] merged(int merges) {
        var all = new StringBuilder("</sheetData><mergeCells>");
        for (int merge = 0; merge < merges; merge++) {
            all.append("<mergeCell ref=\"A1:XFD")
                    .append(1_000 + merge * 7919L % 1_000_000)
                    .append("\"/>");
        }
        return Books.with(
                BOOK, SHEET, "</sheetData>", all.append("</mergeCells>").toString());
    }

    @Test
    void a_file_cut_short_anywhere_is_damaged() {
        var old = Books.xls(UnsafeFileTest::fill);
        for (int tenth = 1; tenth < 10; tenth++) {
            assertThat(Books.refused(Arrays.copyOf(BOOK, BOOK.length * tenth / 10)))
                    .isEqualTo(Opened.Unreadable.file("damaged"));
            assertThat(Books.refused(Arrays.copyOf(old, old.length * tenth / 10)))
                    .isEqualTo(Opened.Unreadable.file("damaged"));
        }
        assertThat(Books.refused(Books.with(BOOK, SHEET, "<v>0</v>", "<v>9</v>"))
                        .code())
                .isEqualTo("damaged");
        assertThat(Books.refused(Books.with(BOOK, SHEET, "</row>", "</rov>")).code())
                .isEqualTo("damaged");
    }

    @Test
    void another_kind_of_file_is_named() {
        var begins = Map.of(
                "%PDF-1.7",
                "PDF", "{\\rtf1\\ansi", "RTF", "Rar!x", "RAR", "\u0089PNG\r\n", "PNG", "\u00ff\u00d8\u00ff", "JPEG");
        begins.forEach((begin, kind) -> assertThat(Books.refused(begin.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Opened.Unreadable.file("not-a-table-file", kind)));
    }

    @Test
    void other_files_of_office_are_named() throws IOException {
        try (var word = new org.apache.poi.xwpf.usermodel.XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            word.write(out);
            assertThat(Books.refused(out.toByteArray())).isEqualTo(Opened.Unreadable.file("not-a-table-file", "Word"));
        }
        assertThat(Books.refused(Books.zip(Map.of("a.txt", new byte[1]))))
                .isEqualTo(Opened.Unreadable.file("not-a-table-file", "ZIP"));
        assertThat(Books.refused(Books.zip(Map.of("mimetype", new byte[1], "content.xml", new byte[1]))))
                .isEqualTo(Opened.Unreadable.file("not-a-table-file", "OpenDocument"));
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[9]), "Book");
            container.writeFilesystem(out);
            assertThat(Books.refused(out.toByteArray())).isEqualTo(Opened.Unreadable.file("old-excel"));
        }
        assertThat(Books.refused(new byte[] {9, 4, 6, 0, 0, 0, 16, 0}).code()).isEqualTo("old-excel");
    }
}
