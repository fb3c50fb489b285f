package ledger.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests are let in. What is kept between two requests stands in {@link Remembered} and in the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityWiring {

    /** Nothing from elsewhere, and neither script nor style in a page. */
    private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String SWAGGER_UI = "/swagger-ui/";
    /** It sets styles and draws its icons from data. */
    private static final String CONTENT_OF_SWAGGER_UI = CONTENT.replace(
                    "style-src 'self'", "style-src 'self' 'unsafe-inline'")
            .replace("img-src 'self'", "img-src 'self' data:");

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            ObjectProvider<ForbiddenLog> logs,
            TurnedAway turnedAway,
            Recognition recognition,
            CommandLimit limit,
            ObjectProvider<OidcWays> provider,
            @Value("${ledger.secrets-in-plain-text:false}") boolean plainText) {
        provider.ifAvailable(ways -> ways.addTo(http));
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(new Doorkeeper(new Doors().all(), limit)))
                .httpBasic(basic -> basic.authenticationEntryPoint(turnedAway).authenticationDetailsSource(Origin::of))
                .exceptionHandling(
                        denied -> denied.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .addFilterBefore(new SameSite(), BasicAuthenticationFilter.class)
                .addFilterBefore(new PlainText(plainText), BasicAuthenticationFilter.class)
                .addFilterBefore(recognition, BasicAuthenticationFilter.class)
                .addFilterBefore(new ForbiddenNotes(logs), ExceptionTranslationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(forms -> forms.csrfTokenRepository(FormMarks.repository())
                        .requireCsrfProtectionMatcher(FormMarks::needed)
                        // Every request of a session is an authentication; its forms last longer than that.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityWiring::headers)
                .build();
    }

    static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(SecurityWiring::contentPolicy)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }

    private static void contentPolicy(HttpServletRequest request, HttpServletResponse response) {
        var policy = request.getRequestURI().startsWith(SWAGGER_UI) ? CONTENT_OF_SWAGGER_UI : CONTENT;
        // A page that needs less has said so.
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", policy);
        }
    }

    /** Spans around each of its twenty filters cost more than the rest of a request; the request itself is observed. */
    @Bean
    SecurityObservationSettings securityObservation() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        // Unlike bcrypt it takes passwords of any length: 72 bytes are soon used up in Vietnamese.
        var current = "pbkdf2@SpringSecurity_v5_8";
        return new DelegatingPasswordEncoder(
                current, Map.of(current, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    @Bean
    Remembered remembered() {
        return new Remembered(System::nanoTime);
    }

    @Bean
    Accounts accounts(
            DataSource database,
            PasswordEncoder passwords,
            Remembered remembered,
            @Value("${ledger.demo-accounts:false}") boolean demoAllowed) {
        return new Accounts(JdbcClient.create(database), passwords, remembered, demoAllowed);
    }

    @Bean
    SignIn signIn(
            Accounts accounts, PasswordEncoder passwords, Remembered remembered, Throttle throttle, Evidence evidence) {
        return new SignIn(accounts, passwords, remembered, throttle, evidence, System::nanoTime);
    }

    @Bean
    FirstAccounts firstAccounts(
            Accounts accounts,
            @Value("${ledger.data:data}") Path data,
            @Value("${ledger.demo-accounts:false}") boolean demoAllowed,
            @Value("${ledger.demo-password:${LEDGER_DEMO_PASSWORD:}}") String demoPassword) {
        return new FirstAccounts(accounts, new DemoAccounts(accounts, data), demoAllowed, demoPassword);
    }

    @Bean
    @ConditionalOnBooleanProperty("ledger.demo-accounts")
    DemoPasswords demoPasswords(
            Accounts accounts,
            @Value("${ledger.data:data}") Path data,
            @Value("${ledger.demo-password:${LEDGER_DEMO_PASSWORD:}}") String demoPassword) {
        return new DemoPasswords(accounts, data, demoPassword);
    }

    /** No database could keep a NUL, so no parameter has one. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Addresses that try to be clever. */
    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, why) ->
                ProblemAnswer.write(Problem.of(ProblemCode.MALFORMED_REQUEST), request, response);
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer view,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return Caller.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }
}
