package ledger.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/** The database and the two ways into it: one for recording, one for reading and for the registers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseWiring.Settings.class)
class DatabaseWiring {

    private static final Set<String> BESIDE = Set.of("rebuild", "replay", "checkpoint", "rotate-key");

    /**
     * @param data the data directory
     * @param programs where the embedded database's programs are unpacked; in the data directory unless told otherwise
     */
    @ConfigurationProperties("ledger")
    record Settings(
            Path data,
            String command,
            @Nullable Path programs,
            @DefaultValue External database) {

        /** Whether what is to be done may be done beside a ledger that serves. */
        boolean besideAnother() {
            return BESIDE.contains(command);
        }

        Path home() {
            return programs == null ? data.resolve("postgres-programs") : programs;
        }
    }

    record External(@Nullable String url, @Nullable String ownerUrl) {}

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        var url = settings.database().url();
        if (url != null && StringUtils.hasText(url)) {
            var ownerUrl = settings.database().ownerUrl();
            var owner = ownerUrl != null && StringUtils.hasText(ownerUrl) ? ownerUrl : url;
            return settings.besideAnother()
                    ? ExternalDatabase.openExisting(url, owner)
                    : ExternalDatabase.open(url, owner);
        }
        return settings.besideAnother()
                ? EmbeddedDatabase.startOrJoin(settings.data(), settings.home())
                : EmbeddedDatabase.start(settings.data(), settings.home());
    }

    /** The access to a database whose schemas are up to date. */
    @Bean
    DatabaseAccess databaseAccess(Database database) {
        var access = database.access();
        Migrations.run(access.owner());
        return access;
    }

    @Bean
    @Primary
    DataSource readingDataSource(DatabaseAccess access) {
        return pool("reading", access, 8, "-c tcp_user_timeout=10s");
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource readingDataSource) {
        return new JdbcTransactionManager(readingDataSource);
    }

    static HikariDataSource pool(String name, DatabaseAccess access, int size, String sessionSettings) {
        var login = access.application();
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setConnectionInitSql(login.takeRole());
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "ledger " + name);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("options", sessionSettings);
        return pool;
    }
}
