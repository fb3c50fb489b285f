package ledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an old office machine with a slow line has to fetch before the appendix is there. */
class FirstLoadTest extends Browsing {

    private static final int MOST = 300 * 1024;

    @Test
    void the_appendix_and_all_that_comes_with_it_is_small() {
        try (var visit = visit("ketoan.khcn", Look.USUAL)) {
            var fetched = new ArrayList<Response>();
            visit.page().onResponse(fetched::add);
            visit.open("/plans/950-KH-UBND-2021").waitForLoadState();
            assertThat(fetched).hasSizeGreaterThan(3);
            // Unpacked: what goes over the line is less.
            assertThat(List.copyOf(fetched).stream()
                            .mapToInt(one -> one.body().length)
                            .sum())
                    .isLessThan(MOST);
        }
    }
}
