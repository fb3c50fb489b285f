package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ledger.api.problem.Languages;
import ledger.api.problem.Preferences;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.security.Evidence.Kind;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which people sign in, choose their password and sign out. */
@Controller
@ConditionalOnWebApplication
class SignInPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.security.pages");

    static final String SIGN_IN = "/sign-in";
    static final String ACCOUNT = "/account";
    static final String BASIC = "/basic-sign-in";
    private static final String SIGN_OUT = "/sign-out";

    /** Where forms of pages are sent. */
    static final Set<String> FORMS = Set.of(SIGN_IN, SIGN_OUT, ACCOUNT);

    private final SignIn signIn;
    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final Sessions sessions;
    private final Evidence evidence;
    private final ObjectProvider<OidcLink> provider;

    SignInPages(
            SignIn signIn,
            Accounts accounts,
            AccountKeeping keeping,
            Sessions sessions,
            Evidence evidence,
            ObjectProvider<OidcLink> provider) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.keeping = keeping;
        this.sessions = sessions;
        this.evidence = evidence;
        this.provider = provider;
    }

    /** The page that has the form which was sent. */
    static String formOf(HttpServletRequest request) {
        return request.getRequestURI().equals(ACCOUNT) ? ACCOUNT : SIGN_IN;
    }

    @GetMapping(path = SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView form(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        return signInPage(to, "", null, request);
    }

    @PostMapping(path = SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView enter(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Guest guest;
        try {
            guest = signIn.guest(username, password, Origin.of(request));
        } catch (AuthenticationException notNow) {
            return refused(TurnedAway.problem(notNow), to, username, request, response);
        }
        begin(guest.account().username(), request, response);
        return redirect(guest.mustChange() || !reader(guest) ? ACCOUNT : inside(to));
    }

    /** Without a challenge: the browser would ask for the password in a window of its own. */
    private ModelAndView refused(
            Problem why, String to, String username, HttpServletRequest request, HttpServletResponse response) {
        var wait = why.headers().get(HttpHeaders.RETRY_AFTER);
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        }
        var page = signInPage(to, username, why, request);
        page.setStatus(HttpStatus.valueOf(why.code().status()));
        return page;
    }

    /** For programs that drive a browser with a password in the address, which it sends when it is asked for, and once. */
    @GetMapping(BASIC)
    ResponseEntity<Void> basic(
            @RequestParam(defaultValue = "/") String to,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        begin(caller.account(), request, response);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(inside(to)))
                .build();
    }

    /** A session of its own for this sign-in; one that the browser had before ends. */
    private void begin(String name, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request).ifPresent(sessions::end);
        SessionCookie.set(sessions.open(name), request, response);
        FormMarks.repository().saveToken(null, request, response);
        evidence.add(Kind.SIGNED_IN, name, name, Origin.of(request), Map.of("way", Way.SESSION));
    }

    @PostMapping(SIGN_OUT)
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request).ifPresent(secret -> {
            sessions.guest(secret)
                    .map(Guest::getName)
                    .ifPresent(name -> evidence.add(Kind.SIGNED_OUT, name, name, Origin.of(request), Map.of()));
            sessions.end(secret);
        });
        SessionCookie.set(null, request, response);
        return redirect(SIGN_IN);
    }

    @GetMapping(path = ACCOUNT, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView account(
            @RequestParam(defaultValue = "false") boolean changed, Caller caller, HttpServletRequest request) {
        return accountPage(caller, changed, null, request);
    }

    @PostMapping(path = ACCOUNT, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView choose(
            @RequestParam String current,
            @RequestParam("new") String chosen,
            @RequestParam String again,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var locale = Languages.of(request);
        if (!chosen.equals(again)) {
            return unprocessable(accountPage(caller, false, WORDS.in(locale).of("account.differ"), request));
        }
        try {
            keeping.choosePassword(caller.account(), current, chosen, Origin.of(request));
        } catch (Problem refused) {
            return unprocessable(accountPage(caller, false, sentence(refused, locale), request));
        }
        if (SessionCookie.of(request).isPresent()) {
            SessionCookie.set(sessions.open(caller.account()), request, response);
        }
        return redirect(ACCOUNT + "?changed=true");
    }

    private ModelAndView signInPage(String to, String username, @Nullable Problem refused, HttpServletRequest request) {
        var link = provider.getIfAvailable();
        return page("sign-in", request)
                .addObject("provider", link == null ? null : link.name())
                .addObject("providerAddress", link == null ? null : link.address())
                .addObject("to", inside(to))
                .addObject("username", username)
                .addObject("error", refused == null ? null : refusal(refused, Languages.of(request)));
    }

    private ModelAndView accountPage(
            Caller caller, boolean changed, @Nullable String error, HttpServletRequest request) {
        // Whom a provider has sent has no password here, and signs out by way of it.
        var stored = accounts.find(caller.account());
        var mustChange = stored.filter(Accounts.Stored::mustChange).isPresent();
        var link = stored.isPresent() ? null : provider.getIfAvailable();
        return page("account", request)
                .addObject(
                        "name",
                        stored.map(account -> account.account().displayName()).orElse(caller.account()))
                .addObject("username", caller.account())
                .addObject("agency", caller.agency())
                .addObject("roles", caller.roles().stream().sorted().toList())
                .addObject("mustChange", mustChange)
                .addObject("local", stored.isPresent())
                .addObject("signOut", link == null ? SIGN_OUT : link.signOut())
                .addObject("session", caller.inBrowser())
                .addObject("plans", !mustChange && Doors.READERS.stream().anyMatch(caller.roles()::contains))
                .addObject("least", Integer.toString(PasswordRules.LEAST))
                .addObject("changed", changed)
                .addObject("error", error);
    }

    private static ModelAndView page(String template, HttpServletRequest request) {
        return new ModelAndView(template)
                .addObject("say", WORDS.in(Languages.of(request)))
                .addObject("chosen", Preferences.of(request));
    }

    private static ModelAndView unprocessable(ModelAndView page) {
        page.setStatus(HttpStatus.valueOf(ProblemCode.VALIDATION.status()));
        return page;
    }

    private static ModelAndView redirect(String to) {
        return new ModelAndView("redirect:" + to);
    }

    private static boolean reader(Guest guest) {
        return Doors.READERS.stream().anyMatch(guest.roles()::contains);
    }

    /** Nobody is sent to another place from here, whatever the address says. */
    private static String inside(String to) {
        return isInside(to) ? to : "/";
    }

    /** Whether an address to go on to is one of this ledger. */
    static boolean isInside(String to) {
        return to.matches("/(?![/\\\\])[!-~&&[^\\\\{}]]*");
    }

    /** Of a wrong name or password the page says no more than that. */
    private static String refusal(Problem refused, Locale locale) {
        return refused.code() == ProblemCode.UNAUTHENTICATED
                ? WORDS.in(locale).of("sign-in.wrong")
                : String.valueOf(ProblemDocument.of(refused, locale).get("detail"));
    }

    private static String sentence(Problem refused, Locale locale) {
        var document = ProblemDocument.of(refused, locale);
        return document.get("errors") instanceof List<?> errors
                        && errors.get(0) instanceof Map<?, ?> first
                        && first.get("detail") instanceof String detail
                ? detail
                : String.valueOf(document.get("detail"));
    }
}
