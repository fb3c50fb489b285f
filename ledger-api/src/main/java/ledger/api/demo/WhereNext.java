package ledger.api.demo;

import java.io.PrintStream;

/** Where a reader goes on after the demo. */
final class WhereNext {

    private final LedgerClient client;
    private final PrintStream out;

    WhereNext(LedgerClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** @param step the number of its heading */
    void print(int step, String... plans) {
        out.printf("%n%d. Xem tiếp / Where to look next%n", step);
        for (var plan : plans) {
            line("Phụ lục, nơi làm việc / the appendix", "/plans/" + plan);
            line("Tổng quan / the overview", "/plans/" + plan + "/overview");
        }
        line("Ghi thử một cam kết / try to commit", "/plans/" + plans[plans.length - 1] + "/entry/commit");
        line("Giao diện lập trình / the interface", "/swagger-ui");
    }

    private void line(String what, String path) {
        out.printf("   %-38s %s%n", what, client.base() + path);
    }
}
