package ledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import ledger.api.store.EventLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ledger.demo-accounts=true", "ledger.demo-password=mật khẩu chạy thử"})
class DemoTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventLog log;

    @Test
    void the_script_uses_every_section_both_agencies_and_all_work_carried_over() throws Exception {
        var script = HalfYear.shipped();
        assertThat(script.facts()).hasSizeGreaterThanOrEqualTo(41);
        assertThat(script.facts()).extracting(ScriptedFact::by).contains("taichinh", "ketoan.khcn", "ketoan.ctk");
        assertThat(script.facts()).extracting(ScriptedFact::label).doesNotHaveDuplicates();
        var lines = script.facts().stream()
                .map(fact -> fact.body().path("lineCode").asString(""))
                .toList();
        for (var section : new String[] {"I.", "II.", "III.", "IV."}) {
            assertThat(lines).as(section).anyMatch(line -> line.startsWith(section));
        }
        assertThat(lines).contains("III.2", "III.3", "III.5", "III.7.1", "III.7.2");
    }

    @Test
    void it_prints_books_that_add_up_and_the_second_time_records_nothing() throws Exception {
        var first = play();
        assertThat(first)
                .contains("newly recorded: 66", "TỪ CHỐI / REFUSED (422 /problems/not-enough-available)")
                .contains("còn được cam kết 50.000.000 đồng; đề nghị 220.000.000 đồng, vượt 170.000.000 đồng")
                .containsPattern("Phần / section I +40\\.600\\.000 +0 +38\\.550\\.000 +2\\.050\\.000")
                .containsPattern(
                        "plan 950/KH-UBND +1\\.687\\.290\\.000 +507\\.500\\.000 +829\\.480\\.000 +350\\.310\\.000")
                .contains("Checked: lines = sections = agencies = plan")
                .doesNotContain("Không ghi được");
        assertThat(507_500_000L + 829_480_000L + 350_310_000L).isEqualTo(1_687_290_000L);
        long head = log.head();

        var second = play();
        assertThat(second).contains("66 facts were there already", "newly recorded: 0");
        assertThat(log.head()).isEqualTo(head);
        assertThat(tables(second)).isEqualTo(tables(first));
    }

    private String play() throws Exception {
        var printed = new ByteArrayOutputStream();
        var client = new LedgerClient(port, account -> "mật khẩu chạy thử");
        new Demo(client, HalfYear.shipped(), new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String tables(String printed) {
        return printed.substring(printed.indexOf("4. Sổ của kế hoạch"));
    }
}
