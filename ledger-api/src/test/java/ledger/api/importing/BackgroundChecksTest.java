package ledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import ledger.api.importing.Progress.Stage;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files are checked while nobody waits, as few at once as others, and everybody may ask how far they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundChecksTest {

    private final JdbcClient database;
    private final CheckedImports imports;

    BackgroundChecksTest() {
        var fresh = TestPostgres.freshDatabase();
        fresh.migrate("app");
        database = JdbcClient.create(fresh.app());
        imports = new CheckedImports(database);
    }

    private void awaitEnd(UUID id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(imports.underWay(id)).isEmpty());
    }

    @Test
    void a_file_waits_for_its_turn_and_a_full_queue_takes_no_more() {
        var turns = new Semaphore(0);
        try (var checks = new BackgroundChecks(imports, new Readings(turns))) {
            var begun = new ArrayList<UUID>();
            for (int file = 0; file < Readings.AT_ONCE + BackgroundChecks.WAITING; file++) {
                begun.add(checks.begin(Files.bytes(), "phu-luc.txt", "taichinh"));
            }
            assertThat(begun)
                    .allSatisfy(id -> assertThat(imports.underWay(id)).contains(new Progress(Stage.RECEIVED, 0, null)));
            long kept = kept();
            assertThatThrownBy(() -> checks.begin(Files.bytes(), "phu-luc.txt", "taichinh"))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
                        assertThat(problem.headers()).containsKey("Retry-After");
                    });
            assertThat(kept()).isEqualTo(kept);
            turns.release(Readings.AT_ONCE);
            begun.forEach(this::awaitEnd);
            assertThat(turns.availablePermits()).isEqualTo(Readings.AT_ONCE);
        }
    }

    private long kept() {
        return database.sql("select count(*) from app.checked_import")
                .query(Long.class)
                .single();
    }

    @Test
    void a_check_that_died_with_its_node_is_not_under_way_for_ever() {
        var id = imports.save(Files.bytes(), "phu-luc.txt", "taichinh");
        imports.report(id, new Progress(Stage.CHECKING, 7, 28L));
        assertThat(imports.underWay(id)).contains(new Progress(Stage.CHECKING, 7, 28L));
        database.sql("update app.checked_import set heard_at = heard_at - interval '1 minute' where id = ?")
                .param(id)
                .update();
        assertThat(imports.underWay(id)).isEmpty();
        assertThat(imports.find(id)).isPresent();
    }

    @Test
    void a_file_that_cannot_be_read_ends_too_and_stays() {
        try (var checks = new BackgroundChecks(imports, new Readings())) {
            var id = checks.begin("%PDF-1.7".getBytes(), null, "taichinh");
            awaitEnd(id);
            assertThat(imports.find(id)).isPresent();
        }
    }

    @Test
    void progress_counts_the_rows_and_lines_of_the_file_itself() {
        record Step(Stage stage, long done, Optional<Long> total) {}
        var steps = new ArrayList<Step>();
        var checked = (CheckedAppendix) AppendixImport.check(
                Files.bytes(), (stage, done, total) -> steps.add(new Step(stage, done, Optional.ofNullable(total))));
        Set<Stage> stages = new LinkedHashSet<>();
        steps.forEach(step -> stages.add(step.stage));
        assertThat(stages).containsExactly(Stage.READING, Stage.UNDERSTANDING, Stage.CHECKING);
        assertThat(steps).allMatch(step -> step.total.isEmpty() || step.done <= step.total.get());
        var lines = checked.sections().stream()
                .mapToLong(section -> 1
                        + section.lines().stream()
                                .mapToLong(BackgroundChecksTest::count)
                                .sum())
                .sum();
        assertThat(steps.get(steps.size() - 1)).isEqualTo(new Step(Stage.CHECKING, lines, Optional.of(lines)));
    }

    private static long count(CheckedLine line) {
        return 1 + line.lines().stream().mapToLong(BackgroundChecksTest::count).sum();
    }

    @Test
    void what_was_read_lately_is_not_read_again() throws InterruptedException {
        var turns = new Semaphore(1);
        var readings = new Readings(turns);
        var first = readings.of(Files.bytes());
        List<Stage> told = new ArrayList<>();
        assertThat(readings.of(Files.bytes(), (stage, done, total) -> told.add(stage)))
                .isSameAs(first);
        assertThat(told).isEmpty();
    }
}
