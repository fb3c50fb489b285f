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

/** Closes the demo's plan, and therefore has a ledger of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ledger.demo-accounts=true", "ledger.demo-password=mật khẩu cả năm"})
class FullYearTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventLog log;

    @Test
    void both_years_add_up_and_the_second_time_nothing_is_recorded() throws Exception {
        var first = play();
        assertThat(first)
                .contains("newly recorded: 66", "newly recorded: 25", "TỪ CHỐI / REFUSED (422 /problems/year-closed)")
                .contains("Chuyển nguồn / carry-over", "160.000.000")
                // S4: of the 400,000,000 under contract 250,000,000 were paid, and the rest went on.
                .containsPattern("III\\.1 +400\\.000\\.000 +0 +0 +0 +0 +250\\.000\\.000 +0 +150\\.000\\.000")
                .containsPattern("II\\.2 +57\\.840\\.000 +0 +0 +0 +0 +45\\.500\\.000 +2\\.340\\.000 +10\\.000\\.000")
                .containsPattern(
                        "CỘNG/SUM 1\\.687\\.290\\.000 +0 +0 +0 +0 1\\.246\\.150\\.000 +281\\.140\\.000 +160\\.000\\.000")
                .contains("1.687.290.000 = 1.246.150.000 + 281.140.000 + 160.000.000")
                .containsPattern(
                        "III\\.1 +470\\.000\\.000 +320\\.000\\.000 +0 +70\\.000\\.000 +0 +80\\.000\\.000 +0 +0")
                .containsPattern("II\\.2 +10\\.000\\.000 +0 +0 +0 +0 +10\\.000\\.000 +0 +0")
                .contains("760.000.000 = 600.000.000 + 70.000.000 + 90.000.000")
                .contains("of which carried in: 160.000.000", "carried out of 2021 = carried into 2022: 160.000.000")
                .contains("Checked: lines = sections = agencies = plan")
                .doesNotContain("Không ghi được");
        assertThat(1_246_150_000L + 281_140_000L + 160_000_000L).isEqualTo(1_687_290_000L);
        long head = log.head();

        var second = play();
        assertThat(second)
                .contains("66 facts were there already", "25 facts were there already", "newly recorded: 0")
                .doesNotContain("newly recorded: 66", "newly recorded: 25");
        assertThat(log.head()).isEqualTo(head);
        assertThat(fromRefusalOn(second)).isEqualTo(fromRefusalOn(first));
    }

    private String play() throws Exception {
        var printed = new ByteArrayOutputStream();
        var client = new LedgerClient(port, account -> "mật khẩu cả năm");
        new FullYear(
                        client,
                        HalfYear.shipped(),
                        YearEnd.shipped(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String fromRefusalOn(String printed) {
        return printed.substring(printed.indexOf("4. Chi thêm"));
    }
}
