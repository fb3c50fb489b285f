package ledger.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages with tables: cells that are one, text around, and what is not looked at. */
class PageFileTest {

    private static byte[] page(String body) {
        return ("<!DOCTYPE html>\n<html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void cells_over_rows_and_columns_stand_as_in_a_workbook() {
        var rows = Books.rows(page("""
                <p>PHỤ&nbsp;LỤC</p><table>
                <tr><td rowspan=2>STT<td colspan=2>Kinh phí<td>Ghi chú
                <tr><td>Đơn giá<td>Thành tiền<td>
                <tr><td>1<td>5<br>000<td>10.000<td>x</table>Nơi nhận: <b>Sở</b> Tài chính"""));
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(0).cell(0)).isEqualTo("PHỤ LỤC");
        assertThat(rows.get(1).raw()).isEqualTo(List.of("STT", "Kinh phí", "", "Ghi chú"));
        assertThat(rows.get(2).raw()).isEqualTo(List.of("STT", "Đơn giá", "Thành tiền", ""));
        assertThat(rows.get(2).cells().get(0).continued()).isTrue();
        assertThat(rows.get(3).raw()).isEqualTo(List.of("1", "5 000", "10.000", "x"));
        assertThat(rows.get(4).raw().get(0)).isEqualTo("Nơi nhận: Sở Tài chính");
    }

    @Test
    void a_table_that_only_lays_out_another_and_scripts_are_no_rows() {
        var rows = Books.rows(page(
                "<script>var a='x'</script><table><tr><td><table><tr><td>a<td>b</table></table><style>p{}</style>"));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).raw()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_page_made_to_harm_gets_an_answer() {
        assertThat(SourceFile.open(page("<div><b>".repeat(100_000) + "x"), null))
                .isNotNull();
        assertThat(SourceFile.open(page("<table>".repeat(20_000) + "x"), null)).isNotNull();
        var spans = page("<table>" + "<tr><td rowspan=99999 colspan=99999>x".repeat(30_000) + "</table>");
        assertThat(SourceFile.open(spans, null)).isNotNull();
    }
}
