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
    private static final String IMPORTS = "/imports";
    private static final String PLAN = "/plans/950-KH-UBND-2021";

    /** Every page of the ledger: whoever builds one adds a line. */
    static final List<Shown> PAGES = List.of(
            page("sign-in", null, "/sign-in"),
            new Shown("sign-in-refused", null, "/sign-in", page -> Visit.fillIn(page, "ketoan.khcn", "không phải")),
            page("account", "ketoan.khcn", "/account"),
            page("plans", "lanhdao", "/"),
            page("overview", "lanhdao", PLAN + "/overview"),
            page("overview-accountant", "ketoan.khcn", PLAN + "/overview"),
            page("overview-unallotted", "lanhdao", "/plans/" + SECOND_PLAN + "/overview"),
            page("plan", "ketoan.khcn", PLAN),
            page("plan-unallotted", "taichinh", "/plans/" + SECOND_PLAN),
            page("entry", "ketoan.khcn", PLAN + "/entry"),
            page("entry-officer", "taichinh", PLAN + "/entry"),
            page("entry-commit", "ketoan.khcn", PLAN + "/entry/commit?lineCode=III.2"),
            page("entry-transfer", "taichinh", PLAN + "/entry/transfer"),
            page("entry-settle", "ketoan.khcn", PLAN + "/entry/settle?target=950-KH-UBND-2021:III.2:7"),
            page("entry-reverse", "ketoan.khcn", PLAN + "/entry/reverse?target=950-KH-UBND-2021:III.2:4"),
            page("entry-replace", "ketoan.khcn", PLAN + "/entry/commit?replaces=950-KH-UBND-2021:III.2:4"),
            new Shown("entry-incomplete", "ketoan.khcn", PLAN + "/entry/commit", Shown::post),
            new Shown("entry-refused", "ketoan.khcn", PLAN + "/entry/commit?lineCode=III.2", Shown::tooMuch),
            page("entry-recorded", "ketoan.khcn", PLAN + "/entry/recorded/36"),
            page("entry-recorded-many", "taichinh", PLAN + "/entry/recorded/34"),
            page("line", "ketoan.khcn", PLAN + "/lines/III.2"),
            page("line-as-of", "kiemtoan", PLAN + "/lines/III.2?asOf=2021-06-30"),
            page("line-empty", "taichinh", "/plans/" + SECOND_PLAN + "/lines/I.1"),
            page("import", "taichinh", IMPORTS),
            new Shown("import-nothing", "taichinh", IMPORTS, page -> page.click(".choose button")),
            new Shown("import-checked", "taichinh", IMPORTS, page -> SentFile.another(951, page)),
            new Shown("import-incomplete", "taichinh", IMPORTS, SentFile::incomplete),
            new Shown("import-rejected", "taichinh", IMPORTS, SentFile::wrong),
            new Shown("import-already", "taichinh", IMPORTS, SentFile::original),
            new Shown("import-recorded", "taichinh", IMPORTS, SentFile::recorded),
            page("unknown-plan", "lanhdao", "/plans/KH-1"));

    private static void post(Page page) {
        page.locator("button[value=POST]").click();
        page.locator("#refusal").waitFor();
    }

    private static void tooMuch(Page page) {
        page.fill("#payee-name", "Công ty TNHH Tư vấn B");
        page.fill("#contract-number", "12/HĐ-TV");
        page.fill("#contract-date", "2021-04-05");
        page.fill("#amount", "220 triệu");
        page.fill("#reason", "Tư vấn ISO 9001");
        post(page);
    }

    private static Shown page(String name, @Nullable String account, String address) {
        return new Shown(name, account, address, page -> {});
    }

    @Override
    public String toString() {
        return name;
    }
}
