package ledger.api.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, tokens and sessions, their limits, and the journals of what happens with them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AccountWiring {

    @Bean
    Throttle throttle(@Value("${ledger.limits.failures-per-address:100}") int mostByAddress) {
        return new Throttle(System::nanoTime, mostByAddress);
    }

    @Bean
    CommandLimit commandLimit(@Value("${ledger.limits.commands-per-minute:0}") int perMinute) {
        return new CommandLimit(System::nanoTime, perMinute);
    }

    @Bean
    TurnedAway turnedAway(Throttle throttle) {
        return new TurnedAway(throttle);
    }

    @Bean
    Evidence evidence(DataSource database) {
        return new Evidence(JdbcClient.create(database));
    }

    @Bean
    Tokens tokens(DataSource database, Accounts accounts, Remembered remembered) {
        return new Tokens(JdbcClient.create(database), accounts, remembered);
    }

    @Bean
    Sessions sessions(
            DataSource database,
            Accounts accounts,
            Remembered remembered,
            @Value("${ledger.session.idle:30m}") Duration idle,
            @Value("${ledger.session.longest:12h}") Duration longest) {
        return new Sessions(JdbcClient.create(database), accounts, remembered, idle, longest);
    }

    @Bean
    Recognition recognition(Tokens tokens, Sessions sessions, Throttle throttle, TurnedAway turnedAway) {
        return new Recognition(tokens, sessions, throttle, turnedAway);
    }

    /** It stands among the doors, not before them once more. */
    @Bean
    FilterRegistrationBean<Recognition> recognitionOnce(Recognition recognition) {
        var registration = new FilterRegistrationBean<>(recognition);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    AccountKeeping accountKeeping(
            DataSource database,
            PlatformTransactionManager transactions,
            Accounts accounts,
            Sessions sessions,
            SignIn signIn,
            AgencyCodes agencies,
            Evidence evidence) {
        return new AccountKeeping(
                JdbcClient.create(database),
                new TransactionTemplate(transactions),
                accounts,
                sessions,
                signIn,
                agencies,
                evidence);
    }

    @Bean
    AccessJournal accessJournal(
            DataSource database, MeterRegistry meters, @Value("${ledger.access-journal.kept:400d}") Duration kept) {
        var lost = Counter.builder("ledger.access.lost")
                .description("Rows of the access journal that were not written")
                .register(meters);
        return new AccessJournal(new JdbcTemplate(database), kept, lost).start();
    }
}
