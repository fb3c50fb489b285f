package ledger.api.browser;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words without an end, as addresses of the web are, break where their lines do. */
class LongTextTest extends Browsing {

    private static final String PLAN = "/plans/950-KH-UBND-2021";

    @ParameterizedTest
    @EnumSource
    void what_people_write_never_makes_a_page_wider(Look.Screen screen) throws IOException, InterruptedException {
        var committed = record(
                "ketoan.khcn", PLAN + "/commitments", """
                {"lineCode": "III.2", "portion": "NEW", "amount": 1000, "effectiveDate": "2021-10-01", "reason": "%s",
                 "payee": {"name": "%s"}, "contract": {"number": "%s", "date": "2021-10-01"}}
                """.formatted("A".repeat(500), "B".repeat(120), "7".repeat(60)));
        var paid = record(
                "ketoan.khcn", "/commitments/" + committed.path("id").asString() + "/disbursements", """
                {"amount": 400, "effectiveDate": "2021-10-01", "reason": "https://vanban.tayninh.gov.vn/%s",
                 "voucher": {"number": "%s", "date": "2021-10-01"}}
                """.formatted(
                                "xem-van-ban".repeat(40), "8".repeat(60)));
        try (var visit = visit("ketoan.khcn", new Look("vi", Look.Theme.LIGHT, screen))) {
            for (var address : new String[] {
                "/lines/III.2", "/entry/recorded/" + paid.path("position").asLong(), "?q=" + "a".repeat(600)
            }) {
                visit.open(PLAN + address);
                visit.picture("long" + address.replaceAll("[/?].*[/=]|a{9,}", "-"));
                visit.assertFits();
            }
        }
    }
}
