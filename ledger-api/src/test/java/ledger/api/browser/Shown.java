package ledger.api.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page that is looked at.
 *
 * @param name of its pictures
 * @param account who looks; null before signing in
 * @param act what the reader does there first
 */
record Shown(String name, @Nullable String account, String address, Consumer<Page> act) {

    static final String SECOND_PLAN = "12-KH-UBND-2022";
    private static final String PLAN = "/plans/950-KH-UBND-2021";

    /** Every page of the ledger: whoever builds one adds a line. */
    static final List<Shown> PAGES = List.of(
            page("sign-in", null, "/sign-in"),
            new Shown("sign-in-refused", null, "/sign-in", page -> Visit.fillIn(page, "ketoan.khcn", "không phải")),
            page("account", "ketoan.khcn", "/account"),
            page("plans", "lanhdao", "/"),
            page("plan", "ketoan.khcn", PLAN),
            page("plan-unallotted", "taichinh", "/plans/" + SECOND_PLAN),
            page("unknown-plan", "lanhdao", "/plans/KH-1"));

    private static Shown page(String name, @Nullable String account, String address) {
        return new Shown(name, account, address, page -> {});
    }

    @Override
    public String toString() {
        return name;
    }
}
