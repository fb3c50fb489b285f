package ledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.api.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckedImportsTest {

    private final JdbcClient database;
    private final CheckedImports imports;

    CheckedImportsTest() {
        var fresh = TestPostgres.freshDatabase();
        fresh.migrate("app");
        database = JdbcClient.create(fresh.app());
        imports = new CheckedImports(database);
    }

    private void age(UUID id, String interval) {
        database.sql("update app.checked_import set created_at = created_at - cast(? as interval) where id = ?")
                .params(interval, id)
                .update();
    }

    @Test
    void a_file_is_kept_byte_for_byte_and_checks_the_same_again() {
        var id = imports.save(Files.bytes(), "phu-luc.txt", "taichinh");
        var kept = imports.find(id).orElseThrow();
        assertThat(kept.source()).isEqualTo(Files.bytes());
        assertThat(kept.createdBy()).isEqualTo("taichinh");
        assertThat(kept.sha256()).isEqualTo("98f2af9ac097b34bed8a7d038c068a6c3267e7f7b2906b44f52e5dff14514aef");
        assertThat(AppendixImport.check(kept.source())).isEqualTo(Files.real());
        assertThat(imports.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_file_is_forgotten_after_24_hours() {
        var young = imports.save(Files.bytes(), "phu-luc.txt", "taichinh");
        var old = imports.save(Files.bytes(), "phu-luc.txt", "taichinh");
        age(young, "23 hours 59 minutes");
        age(old, "24 hours");
        assertThat(imports.find(young)).isPresent();
        assertThat(imports.find(old)).isEmpty();
        assertThat(imports.removeOld()).isEqualTo(1);
        assertThat(imports.find(young)).isPresent();
    }
}
