package ledger.api.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The eight accounts for trying the product. Without the option that makes them, none of them can sign in. */
final class DemoAccounts {

    static final List<Account> ALL = List.of(
            account("ketoan.khcn", "Kế toán Sở Khoa học và Công nghệ", Role.ACCOUNTANT, "so-khcn"),
            account("ketoan.ctk", "Kế toán Cục Thống kê tỉnh", Role.ACCOUNTANT, "cuc-thong-ke"),
            account("duyet.khcn", "Người duyệt Sở Khoa học và Công nghệ", Role.APPROVER, "so-khcn"),
            account("duyet.ctk", "Người duyệt Cục Thống kê tỉnh", Role.APPROVER, "cuc-thong-ke"),
            account("taichinh", "Quản lý dự toán", Role.BUDGET_OFFICER, null),
            account("kiemtoan", "Kiểm toán", Role.AUDITOR, null),
            account("lanhdao", "Lãnh đạo", Role.VIEWER, null),
            account("quantri", "Quản trị", Role.ADMINISTRATOR, null));

    private final Accounts accounts;
    private final PasswordFile file;

    /** @param data the directory where random passwords are kept */
    DemoAccounts(Accounts accounts, Path data) {
        this.accounts = accounts;
        this.file = file(data);
    }

    /** Where random passwords are kept. */
    static PasswordFile file(Path data) {
        return new PasswordFile(data.resolve("demo-passwords.txt"));
    }

    /** Makes those that are missing with random passwords, which are kept in the file; what was made and its passwords. */
    LinkedHashMap<String, String> makeWithRandomPasswords() throws IOException {
        var missing = ALL.stream()
                .filter(account -> accounts.find(account.username()).isEmpty())
                .toList();
        var made = new LinkedHashMap<String, String>();
        for (var account : missing) {
            var password = RandomPassword.next();
            // Kept first: an account whose password nobody knows would be of no use.
            file.keep(account.username(), password);
            accounts.create(account, accounts.hash(password), true, false);
            made.put(account.username(), password);
        }
        return made;
    }

    /** Makes those that are missing and gives all of them this password; a real account of that name keeps its own. */
    void makeWithPassword(String password) {
        var hash = ALL.stream()
                .flatMap(account -> accounts.find(account.username()).stream())
                .filter(stored -> stored.demo() && accounts.matches(password, stored))
                .findFirst()
                .map(Accounts.Stored::passwordHash)
                // They share one password, so one hash hides as much as eight and costs an eighth.
                .orElseGet(() -> accounts.hash(password));
        for (var account : ALL) {
            var stored = accounts.find(account.username());
            if (stored.isEmpty()) {
                accounts.create(account, hash, true, false);
            } else if (stored.get().demo() && !stored.get().passwordHash().equals(hash)) {
                accounts.changePassword(account.username(), hash, false);
            }
        }
    }

    private static Account account(String username, String name, Role role, @Nullable String agency) {
        return new Account(username, name, Set.of(role), agency);
    }
}
