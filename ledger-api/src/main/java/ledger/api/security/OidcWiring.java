package ledger.api.security;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import javax.sql.DataSource;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;

/** The provider, where one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(OidcSettings.Known.class)
@EnableConfigurationProperties(OidcSettings.class)
class OidcWiring {

    @Bean
    OidcProvider oidcProvider(OidcSettings settings) {
        return new OidcProvider(settings, System::nanoTime);
    }

    @Bean
    OidcPersons oidcPersons(OidcSettings settings, DataSource database) {
        return new OidcPersons(settings.claims(), new OidcNames(JdbcClient.create(database)));
    }

    @Bean
    OidcWays oidcWays(
            OidcSettings settings,
            OidcProvider provider,
            OidcPersons persons,
            Remembered remembered,
            @Value("${ledger.session.longest:12h}") Duration longest) {
        return new OidcWays(new OidcTokens(settings, provider, persons, remembered), longest);
    }

    @Bean
    @Conditional(OidcSettings.SigningIn.class)
    OidcLink oidcLink(OidcSettings settings) {
        return new OidcLink(settings.name(), OidcDoor.SIGN_IN, OidcDoor.SIGN_OUT);
    }

    /** Asked before the doors; what is none of its three addresses does not exist. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Conditional(OidcSettings.SigningIn.class)
    SecurityFilterChain oidcSignIn(
            HttpSecurity http,
            OidcSettings settings,
            OidcProvider provider,
            OidcPersons persons,
            Evidence evidence,
            @Value("${ledger.session.idle:30m}") Duration idle) {
        new OidcPages(settings, provider, persons, idle, evidence).addTo(http);
        return http.securityMatcher(OidcDoor.ALL)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(denied -> denied.authenticationEntryPoint((request, response, why) ->
                        ProblemAnswer.write(Problem.of(ProblemCode.NOT_FOUND), request, response)))
                .addFilterBefore(new SameSite(), ExceptionTranslationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Its one form ends a session, for which a browser sends no cookie from another site.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityWiring::headers)
                .build();
    }
}
