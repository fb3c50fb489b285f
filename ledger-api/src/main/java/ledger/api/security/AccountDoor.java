package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Members;
import ledger.api.security.AccountKeeping.Issued;
import ledger.api.security.AccountKeeping.Wish;
import ledger.api.security.Accounts.Stored;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, and everybody's own password. A name is never free again: accounts are locked, not deleted. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(Answers.API + "/accounts")
class AccountDoor {

    private static final int LONGEST_NAME = 200;
    /** What everybody may call the own account by; nobody else is called so. */
    private static final String ME = "me";

    private final Accounts accounts;
    private final AccountKeeping keeping;

    AccountDoor(Accounts accounts, AccountKeeping keeping) {
        this.accounts = accounts;
        this.keeping = keeping;
    }

    @GetMapping
    Map<String, Object> list() {
        var members = new LinkedHashMap<String, Object>();
        members.put("items", accounts.all().stream().map(AccountDoor::members).toList());
        members.put("next", null);
        return members;
    }

    /** Tài khoản của chính mình, hoặc của mọi người đối với quản trị và kiểm toán. */
    @GetMapping("/{username}")
    Map<String, Object> one(@PathVariable String username, Caller caller) {
        var name = own(username, caller) ? caller.account() : username;
        if (!own(username, caller) && !caller.keeps()) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return members(accounts.find(name)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", name)));
    }

    /** Mở tài khoản. */
    @PostMapping
    ResponseEntity<Map<String, Object>> create(@RequestBody byte[] json, Caller caller, HttpServletRequest request) {
        var body = Body.read(json);
        var username = body.text("username", 64);
        var account = new Account(
                username, body.text("displayName", LONGEST_NAME), roles(body), body.optionalText("agency", 100));
        if (body.has("username") && (!Account.wellFormed(username) || username.equals(ME))) {
            body.error("username", "user-name");
        }
        if (account.roles().isEmpty()) {
            body.error("roles", "required");
        }
        body.done();
        var issued = keeping.create(account, caller, Origin.of(request));
        return ResponseEntity.created(URI.create(Answers.API + "/accounts/" + username))
                .body(members(issued));
    }

    /** Sửa, khóa, mở khóa. */
    @PatchMapping("/{username}")
    Map<String, Object> change(
            @PathVariable String username, @RequestBody byte[] json, Caller caller, HttpServletRequest request) {
        var body = Body.read(json);
        return members(keeping.change(username, before -> wish(body, before), caller, Origin.of(request)));
    }

    private static Wish wish(Body body, Stored before) {
        var name = body.optionalText("displayName", LONGEST_NAME);
        var agency = body.optionalText("agency", 100);
        var locked = body.flag("locked");
        var roles = roles(body);
        if (body.has("roles") && roles.isEmpty()) {
            body.error("roles", "required");
        }
        body.done();
        var account = before.account();
        return new Wish(
                new Account(
                        account.username(),
                        name == null ? account.displayName() : name,
                        body.has("roles") ? roles : account.roles(),
                        agency == null ? account.agency() : agency),
                body.has("locked") ? locked : before.locked());
    }

    /** Cấp mật khẩu mới. */
    @PostMapping("/{username}/password-resets")
    ResponseEntity<Map<String, Object>> reset(
            @PathVariable String username, Caller caller, HttpServletRequest request) {
        var issued = keeping.resetPassword(username, caller, Origin.of(request));
        return ResponseEntity.created(URI.create(Answers.API + "/accounts/" + username))
                .body(members(issued));
    }

    /** Tự đổi mật khẩu. */
    @PutMapping("/{username}/password")
    Map<String, Object> choose(
            @PathVariable String username, @RequestBody byte[] json, Caller caller, HttpServletRequest request) {
        if (!own(username, caller)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        var body = Body.read(json);
        var current = body.verbatim("current", PasswordRules.MOST);
        var chosen = body.verbatim("new", PasswordRules.MOST);
        body.done();
        return members(keeping.choosePassword(caller.account(), current, chosen, Origin.of(request)));
    }

    private static boolean own(String username, Caller caller) {
        return username.equals(ME) || username.equals(caller.account());
    }

    /** The roles that the body names; none where it names one that there is not. */
    static Set<Role> roles(Body body) {
        var names = body.texts("roles", 40);
        if (!Role.NAMES.containsAll(names)) {
            body.error("roles", "not-one-of", Map.of("allowed", List.of(Role.values())));
            return Set.of();
        }
        return Set.copyOf(names.stream().map(Role::valueOf).distinct().toList());
    }

    private static Map<String, Object> members(Issued issued) {
        var members = members(issued.stored());
        members.put("password", issued.password());
        return members;
    }

    private static Map<String, Object> members(Stored stored) {
        var members = new LinkedHashMap<String, Object>();
        members.put("username", stored.account().username());
        members.put("displayName", stored.account().displayName());
        members.put("roles", stored.account().roles().stream().sorted().toList());
        members.put("agency", stored.account().agency());
        members.put("locked", stored.locked());
        members.put("mustChange", stored.mustChange());
        members.put("demo", stored.demo());
        members.put("createdAt", Members.instant(stored.createdAt()));
        members.put("changedAt", Members.instant(stored.changedAt()));
        return members;
    }
}
