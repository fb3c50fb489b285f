package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Members;
import ledger.api.security.Evidence.Kind;
import ledger.api.security.Tokens.Scope;
import ledger.api.security.Tokens.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Personal access tokens: everybody makes and revokes the own ones; an administrator sees all and revokes any. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(Answers.API + "/tokens")
class TokenDoor {

    private static final int MOST_DAYS = 366;

    private final Tokens tokens;
    private final Evidence evidence;

    TokenDoor(Tokens tokens, Evidence evidence) {
        this.tokens = tokens;
        this.evidence = evidence;
    }

    @GetMapping
    Map<String, Object> list(Caller caller) {
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "items",
                tokens.list(caller.keeps() ? null : caller.account()).stream()
                        .map(TokenDoor::members)
                        .toList());
        members.put("next", null);
        return members;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id, Caller caller) {
        return members(seen(id, caller));
    }

    /** Cấp token cho chương trình. */
    @PostMapping
    ResponseEntity<Map<String, Object>> create(@RequestBody byte[] json, Caller caller, HttpServletRequest request) {
        var body = Body.read(json);
        var name = body.text("name", 100);
        var scope = body.oneOf("scope", Scope.class);
        var days = body.number("days", 1, MOST_DAYS);
        var roles = AccountDoor.roles(body);
        if (!caller.roles().containsAll(roles)) {
            body.error("roles", "not-own-role");
        } else if (body.has("roles") && roles.isEmpty()) {
            body.error("roles", "required");
        }
        body.done();
        var token = Tokens.PREFIX + Secret.next();
        var narrowed = roles.isEmpty() ? null : roles;
        var stored =
                tokens.create(UUID.randomUUID(), caller.account(), name, scope, narrowed, Duration.ofDays(days), token);
        evidence.add(Kind.TOKEN_CREATED, caller.account(), caller.account(), Origin.of(request), facts(stored));
        var members = members(stored);
        members.put("token", token);
        return ResponseEntity.created(URI.create(Answers.API + "/tokens/" + stored.id()))
                .body(members);
    }

    /** Thu hồi token. */
    @DeleteMapping("/{id}")
    Map<String, Object> revoke(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        var stored = seen(id, caller);
        if (!stored.username().equals(caller.account()) && !caller.roles().contains(Role.ADMINISTRATOR)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        if (tokens.revoke(stored, caller.account())) {
            evidence.add(Kind.TOKEN_REVOKED, stored.username(), caller.account(), Origin.of(request), facts(stored));
        }
        return members(seen(id, caller));
    }

    private Stored seen(UUID id, Caller caller) {
        return tokens.find(id)
                .filter(token -> caller.keeps() || token.username().equals(caller.account()))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", id.toString()));
    }

    private static Map<String, Object> facts(Stored token) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", token.id().toString());
        facts.put("name", token.name());
        facts.put("scope", token.scope());
        facts.put("roles", roles(token));
        facts.put("expiresAt", Members.instant(token.expiresAt()));
        return facts;
    }

    private static @Nullable Object roles(Stored token) {
        Set<Role> roles = token.roles();
        return roles == null ? null : roles.stream().sorted().toList();
    }

    private static Map<String, Object> members(Stored token) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", token.id().toString());
        members.put("account", token.username());
        members.put("name", token.name());
        members.put("scope", token.scope());
        members.put("roles", roles(token));
        members.put("createdAt", Members.instant(token.createdAt()));
        members.put("expiresAt", Members.instant(token.expiresAt()));
        members.put("revokedAt", token.revokedAt() == null ? null : Members.instant(token.revokedAt()));
        members.put("revokedBy", token.revokedBy());
        return members;
    }
}
