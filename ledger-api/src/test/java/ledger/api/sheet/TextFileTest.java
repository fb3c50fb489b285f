package ledger.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files of any usual encoding and delimiter. */
class TextFileTest {

    private static final String TABLE = """
            KẾ HOẠCH năm 2021, kèm theo Quyết định; tỉnh Tây Ninh
            STT\tNội dung\tĐVT\tKinh phí
            III.2\tHệ thống quản lý tiên tiến\tHT\t300.000.000
            \tGiải vàng\t\t30.000.000
            """;

    private static final Charset VIETNAMESE = Charset.forName("windows-1258");

    private static List<SheetRow> read(String text) {
        return Books.rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void isTheTable(List<SheetRow> rows) {
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4);
        assertThat(rows.get(0).line()).startsWith("KẾ HOẠCH năm 2021");
        assertThat(Stream.of(0, 1, 2, 3).map(rows.get(2)::cell))
                .containsExactly("III.2", "Hệ thống quản lý tiên tiến", "HT", "300.000.000");
        assertThat(rows.get(3).cells().stream().map(Cell::text)).containsExactly("", "Giải vàng", "", "30.000.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void unicode_is_read_with_and_without_byte_order_mark(String charset) {
        isTheTable(Books.rows(TABLE.getBytes(Charset.forName(charset))));
        isTheTable(Books.rows(("\ufeff" + TABLE).getBytes(Charset.forName(charset))));
    }

    /** Takes the tone mark off each letter, as Windows-1258 writes it: "ế" becomes "ê" and a mark. */
    private static byte[] windows(String text) {
        var apart = new StringBuilder();
        text.codePoints().forEach(letter -> {
            var whole = Character.toString(letter);
            if (VIETNAMESE.newEncoder().canEncode(whole)) {
                apart.append(whole);
            } else {
                var parts = Normalizer.normalize(whole, Normalizer.Form.NFD);
                var tone = parts.chars().filter(part -> "\u0300\u0301\u0303\u0309\u0323".indexOf(part) >= 0);
                var mark = Character.toString(tone.findFirst().orElseThrow());
                apart.append(Normalizer.normalize(parts.replace(mark, ""), Normalizer.Form.NFC))
                        .append(mark);
            }
        });
        var bytes = apart.toString().getBytes(VIETNAMESE);
        assertThat(new String(bytes, VIETNAMESE)).doesNotContain("?");
        return bytes;
    }

    @Test
    void windows_1258_is_read_when_the_bytes_are_vietnamese_in_it() {
        isTheTable(Books.rows(windows(TABLE)));
    }

    @Test
    void any_other_code_page_is_refused_at_its_first_foreign_byte() {
        for (var text : List.of("STT\tПлан 2021", "STT\tñandú")) {
            var bytes = text.getBytes(Charset.forName(text.contains("П") ? "windows-1251" : "windows-1252"));
            assertThat(Books.refused(bytes))
                    .returns("unreadable", Opened.Unreadable::code)
                    .returns(1, Opened.Unreadable::row)
                    .returns(2, Opened.Unreadable::cell);
        }
    }

    @Test
    void text_for_old_vietnamese_fonts_is_refused_in_its_own_bytes_and_in_unicode() {
        var tcvn3 = "STT\tNéi dung\tC¬ quan chñ tr×\n1\t§¬n vÞ ®µo t¹o\tSë Khoa häc vµ C«ng nghÖ\n";
        var vni = "STT\tNoäi dung\tCô quan chuû trì\n1\tÑôn vò ñaøo taïo\tSôû Khoa hoïc vaø Coâng ngheä\n";
        for (var text : List.of(tcvn3, vni)) {
            for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
                assertThat(Books.refused(text.getBytes(charset)).code())
                        .as(text + charset)
                        .isEqualTo("old-vietnamese-font");
            }
        }
        var book = Books.xlsx(
                made -> made.createSheet().createRow(4).createCell(2).setCellValue("Sôû Khoa hoïc vaø Coâng ngheä"));
        assertThat(Books.refused(book)).returns(5, Opened.Unreadable::row).returns(3, Opened.Unreadable::cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", ",", "|"})
    void the_delimiter_is_the_one_of_the_table_and_not_of_the_sentences_around_it(String delimiter) {
        var rows = read(TABLE.replace("\t", delimiter)
                + "Căn cứ Luật Ngân sách, Luật Đầu tư công, Nghị định 163; Thông tư 342; Quyết định 36\n");
        isTheTable(rows.subList(0, 4));
        assertThat(rows).hasSize(5);
    }

    @Test
    void columns_of_a_pdf_stand_apart_by_spaces() {
        var rows = read("""
                KẾ HOẠCH NĂM 2021
                STT   Nội dung                     Kinh phí
                  1   Hệ thống quản lý tiên tiến   300.000.000
                """);
        assertThat(rows.get(2).raw()).containsExactly("1", "Hệ thống quản lý tiên tiến", "300.000.000");
        assertThat(rows.get(0).text()).isTrue();
    }

    @Test
    void a_quoted_cell_may_hold_line_breaks_delimiters_and_quotes() {
        var rows =
                read("STT;Nội dung;Kinh phí\r\n1;\"Hệ thống\r\n\"\"quản lý\"\"; tiên tiến\";300\r\n2;Giải vàng;30\r\n");
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 4);
        assertThat(rows.get(1).raw()).containsExactly("1", "Hệ thống\n\"quản lý\"; tiên tiến", "300");
    }

    @Test
    void a_stray_quote_swallows_nothing() {
        var rows = read("""
                "Chương trình quốc gia
                nâng cao năng suất"
                STT,Nội dung,Kinh phí
                1,"Giải" vàng,30
                2,"Giải bạc,20
                3,Ống 5" thép,10
                """);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows.get(3).raw()).containsExactly("1", "\"Giải\" vàng", "30");
        assertThat(rows.get(4).raw()).containsExactly("2", "\"Giải bạc", "20");
        assertThat(rows.get(5).raw()).containsExactly("3", "Ống 5\" thép", "10");
    }

    @Test
    void a_title_in_a_table_file_is_running_text_although_it_has_cells() {
        var rows = read("KẾ HOẠCH;;\nSTT;Nội dung;Kinh phí\n1;Giải vàng;30\n;;Tây Ninh\n");
        assertThat(rows).extracting(SheetRow::text).containsExactly(true, false, false, true);
        assertThat(rows).extracting(SheetRow::line).contains("KẾ HOẠCH", "Tây Ninh");
    }

    @Test
    void letters_that_became_question_marks_are_refused_where_they_first_are() {
        var lost = "STT;N?i dung;C? quan ch? trì\n1;H? th?ng qu?n lý tiên ti?n;S? Khoa h?c và Công ngh?\n";
        assertThat(Books.refused(lost.getBytes(StandardCharsets.UTF_8)))
                .returns("lost-letters", Opened.Unreadable::code)
                .returns(1, Opened.Unreadable::row)
                .returns(2, Opened.Unreadable::cell);
        assertThat(read("STT;Nội dung\n1;Vì sao? Ở đâu? Bao giờ? Ai? Thế nào?\n"))
                .hasSize(2);
    }
}
