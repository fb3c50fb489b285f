package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever takes the running application over has its connections, and changes nothing that is recorded by them. */
class ApplicationRoleTest extends Story {

    /** What is recorded and what proves it, each with one of its columns. */
    private static final Map<String, String> TABLES = Map.of(
            "ledger.event", "actor",
            "ledger.refusal", "actor",
            "ledger.account_event", "actor",
            "ledger.checkpoint", "root",
            "ledger.proof_key", "public_key",
            "ledger.tree_node", "hash");

    @Autowired
    private Map<String, DataSource> pools;

    @Test
    void every_connection_is_that_of_a_role_that_owns_nothing_of_the_truth() {
        assertThat(pools).isNotEmpty();
        pools.forEach((name, pool) -> {
            var row = JdbcClient.create(pool).sql("""
                            select session_user as signed_in, current_user as acting, rolsuper or rolcreaterole or rolcreatedb
                            or rolreplication or rolbypassrls as mighty, pg_has_role('ledger_owner', 'member') as owner,
                            (select count(*) from pg_class where relowner = pg_roles.oid
                             and relnamespace = 'ledger'::regnamespace) as owned
                            from pg_roles where rolname = current_user""").query().singleRow();
            assertThat(row)
                    .as(name)
                    .isEqualTo(Map.of(
                            "signed_in",
                            "ledger_app",
                            "acting",
                            "ledger_app",
                            "mighty",
                            false,
                            "owner",
                            false,
                            "owned",
                            0L));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update %s set %2$s = null",
                "delete from %s",
                "truncate %s",
                "truncate %s cascade",
                "merge into %s using (values (1)) one (v) on true when matched then delete",
                "alter table %s disable trigger all",
                "alter table %s disable trigger insert_only",
                "drop trigger insert_only on %s",
                "create trigger other before insert on %s for each row execute function suppress_redundant_updates_trigger()",
                "alter table %s add column other text",
                "alter table %s owner to ledger_app",
                "alter table %s disable rule other",
                "create rule other as on insert to %s do instead nothing",
                "drop table %s",
                "drop table %s cascade",
                // Who grants what is not theirs gets a warning only; it must be of no use.
                "grant update on %1$s to ledger_app; update %1$s set %2$s = null",
                "grant all on %1$s to public; truncate %1$s",
                "set session_replication_role = replica; delete from %s",
                "set role ledger_owner; delete from %s",
                "set session authorization postgres; delete from %s",
                "grant ledger_owner to ledger_app; delete from %s",
                "alter role ledger_app superuser; delete from %s",
                "drop schema ledger cascade; delete from %s",
                "create function ledger.other() returns int return 1; delete from %s",
                "copy %s to program 'true'"
            })
    void it_can_neither_change_nor_remove_what_is_recorded_nor_give_itself_the_means(String change) {
        TABLES.forEach((table, column) -> {
            pools.forEach((name, pool) -> assertThatThrownBy(() -> {
                        try (var connection = pool.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(change.formatted(table, column));
                        }
                    })
                    .as("%s: %s", name, change.formatted(table, column))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*"));
        });
    }
}
