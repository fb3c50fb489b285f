package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ledger.api.proof.OpenedBundle.PAYLOAD;
import static ledger.api.proof.OpenedBundle.POSITION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.api.proof.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A bundle of two years, as it is and after somebody changed it; statuses are those of docs/operating.md. */
class VerifyTest {

    private static final int WRONG = 14;
    private static final int UNSIGNED = 15;
    private static final int UNREADABLE = 16;

    private static byte[] sound;

    @TempDir
    private Path folder;

    private OpenedBundle bundle;

    @BeforeAll
    static void two_years() throws IOException {
        sound = TwoYears.bundle(TwoYears.copy());
    }

    @BeforeEach
    void open() throws IOException {
        bundle = OpenedBundle.read(sound);
    }

    private Verdict verify(String... options) throws IOException {
        return verify(bundle.eventBytes(), options);
    }

    private Verdict verify(byte[] events, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(0, bundle.write(folder.resolve("bundle.zip"), events).toString());
        return Verifier.verify(arguments.toArray(String[]::new));
    }

    private void wrongAt(long position, String vietnamese, String english, String... options) throws IOException {
        var verdict = verify(options);
        assertThat(verdict.said().lines())
                .as(verdict.said())
                .first()
                .asString()
                .startsWith("SAI TẠI VỊ TRÍ " + position + ": ")
                .contains(vietnamese);
        assertThat(verdict.said().lines())
                .as(verdict.said())
                .element(1)
                .asString()
                .startsWith("WRONG AT POSITION " + position + ": ")
                .contains(english);
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    private String kept(int number) throws IOException {
        var line = bundle.files.get("checkpoints.jsonl").lines().toList().get(number);
        return Files.writeString(folder.resolve("kept-" + number + ".json"), line)
                .toString();
    }

    private long signed(int number) {
        var line = bundle.files.get("checkpoints.jsonl").lines().toList().get(number);
        return JsonMapper.shared().readTree(line).path("position").asLong();
    }

    @Test
    void what_was_recorded_is_verified_by_the_one_file_and_a_jdk() throws Exception {
        var file = Files.write(folder.resolve("goi.zip"), sound);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Xmx64m", Verifier.SOURCE.toString(), file.toString(), "--checkpoint", kept(0))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("2 điểm kiểm tra", "2 checkpoints").endsWith("ĐẠT\nVERIFIED\n");
        assertThat(said).doesNotContain("CHƯA KÝ", "Chưa đối chiếu");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void without_anything_of_the_readers_own_it_says_so() throws Exception {
        var verdict = verify();
        assertThat(verdict.said()).contains("--checkpoint", "could still have made all of it anew");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void a_byte_that_was_changed_anywhere_is_found_where_it_stands() throws Exception {
        var events = bundle.events.size();
        assertThat(events).isGreaterThan(100);
        var ends = new ArrayList<Integer>();
        int end = 0;
        for (int index = 0; index < events; index++) {
            end += one(index).length;
            ends.add(end);
        }
        var all = bundle.eventBytes();
        for (int index = 0; index < events; index++) {
            int from = index == 0 ? 0 : ends.get(index - 1);
            // One byte in each event, from its first in the first one to its last in the last one.
            int at = from + (int) ((long) (ends.get(index) - from - 1) * index / (events - 1));
            var changed = all.clone();
            changed[at] ^= 1;
            var verdict = verify(changed);
            assertThat(verdict.said())
                    .as("byte %d of event %d", at - from, index + 1)
                    .startsWith("SAI TẠI VỊ TRÍ " + (index + 1) + ": sự kiện bị sửa");
            assertThat(verdict.status()).isEqualTo(WRONG);
        }
    }

    private byte[] one(int index) {
        var single = new OpenedBundle();
        single.events.add(bundle.events.get(index));
        return single.eventBytes();
    }

    @Test
    void an_event_that_was_changed_together_with_its_hash_is_found() throws Exception {
        var event = bundle.events.get(40);
        event[PAYLOAD] = event[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.link(40);
        wrongAt(41, "sự kiện bị sửa", "edited");
    }

    @Test
    void an_event_that_was_taken_out_is_missed_whether_the_rest_was_counted_anew_or_not() throws Exception {
        bundle.events.remove(40);
        wrongAt(41, "thiếu sự kiện, từ vị trí 41 đến 41", "missing events, from position 41 to 41");
        for (int index = 40; index < bundle.events.size(); index++) {
            bundle.events.get(index)[POSITION] = Integer.toString(index + 1);
        }
        wrongAt(41, "thiếu sự kiện", "missing");
    }

    @Test
    void the_first_events_are_missed() throws Exception {
        bundle.events.remove(0);
        bundle.events.remove(0);
        wrongAt(1, "từ vị trí 1 đến 2", "from position 1 to 2");
    }

    @Test
    void an_event_that_was_put_in_is_found_whatever_it_looks_like() throws Exception {
        bundle.events.add(41, bundle.copyOf(40));
        wrongAt(41, "chèn thêm", "inserted");

        bundle.events.remove(41);
        bundle.events.add(41, bundle.copyOf(20));
        wrongAt(42, "chèn thêm", "inserted");

        bundle.events.set(41, bundle.copyOf(40));
        bundle.events.get(41)[POSITION] = "42";
        bundle.link(41);
        wrongAt(42, "chèn thêm", "inserted");
    }

    @Test
    void events_that_changed_places_are_found_whether_they_kept_their_positions_or_not() throws Exception {
        Collections.swap(bundle.events, 40, 41);
        wrongAt(41, "đổi thứ tự", "reordered");
        bundle.events.get(40)[POSITION] = "41";
        bundle.events.get(41)[POSITION] = "42";
        wrongAt(41, "đổi thứ tự", "reordered");
    }

    @Test
    void a_wrong_total_is_named_with_what_the_events_make_of_it() throws Exception {
        var totals = bundle.files.get("totals.jsonl");
        bundle.files.put("totals.jsonl", totals.replaceFirst("\"spent\":([1-9]\\d*)", "\"spent\":1$1"));
        var verdict = verify();
        assertThat(verdict.said()).contains("số tổng sai", "a wrong total", "SPENT");
        assertThat(verdict.said()).containsPattern("SAI TẠI VỊ TRÍ [1-9]\\d*: ");
        assertThat(verdict.status()).isEqualTo(WRONG);

        var without = totals.lines()
                .filter(row -> !row.contains("\"spent\":0,"))
                .findFirst()
                .orElseThrow();
        bundle.files.put("totals.jsonl", totals.replace(without + "\n", ""));
        assertThat(verify().status()).as("a row that is left out").isEqualTo(WRONG);
    }

    @Test
    void a_forged_checkpoint_is_found_by_its_signature() throws Exception {
        var checkpoints = bundle.files.get("checkpoints.jsonl");
        bundle.files.put("checkpoints.jsonl", checkpoints.replaceFirst("root [0-9a-f]", "root z"));
        wrongAt(signed(0), "điểm kiểm tra giả", "forged checkpoint");
        bundle.files.put(
                "checkpoints.jsonl",
                checkpoints + checkpoints.lines().findFirst().orElseThrow() + "\n");
        wrongAt(signed(0), "điểm kiểm tra giả", "forged checkpoint");
    }

    @Test
    void a_tail_that_was_cut_off_is_missed_by_the_checkpoint_that_has_it() throws Exception {
        int events = bundle.events.size();
        bundle.events.subList(events - 3, events).clear();
        wrongAt(events - 2, "đuôi nhật ký bị cắt: đã ký đến vị trí " + events, "cut off");
    }

    @Test
    void a_tail_that_was_cut_off_with_its_checkpoint_is_missed_by_the_one_that_was_kept() throws Exception {
        var last = kept(1);
        int signed = (int) signed(0);
        bundle.events.subList(signed, bundle.events.size()).clear();
        var first = bundle.files.get("checkpoints.jsonl").lines().findFirst().orElseThrow();
        bundle.files.put("checkpoints.jsonl", first + "\n");
        bundle.files.compute(
                "manifest.json",
                (name, text) -> text.replaceFirst("\"position\":\\d+", "\"position\":" + signed)
                        .replaceFirst("\"totalsPosition\":\\d+", "\"totalsPosition\":0"));
        bundle.files.put("totals.jsonl", "");
        assertThat(verify().status()).as("consistent in itself").isZero();

        wrongAt(signed + 1, "đuôi nhật ký bị cắt", "cut off", "--checkpoint", last);
    }

    @Test
    void a_log_that_was_made_anew_with_right_hashes_does_not_fit_what_was_signed() throws Exception {
        falsify();
        wrongAt(1, "làm lại", "made anew");
        assertThat(verify().said()).contains("%d–%d".formatted(1, signed(0)));
    }

    @Test
    void a_log_that_was_made_anew_behind_a_checkpoint_is_bounded_by_it() throws Exception {
        int index = (int) signed(0) + 3;
        bundle.events.get(index)[PAYLOAD] = bundle.events.get(index)[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.chainAnew(index);
        wrongAt(signed(0) + 1, "%d–%d".formatted(signed(0) + 1, signed(1)), "made anew");
    }

    @Test
    void a_log_that_was_made_anew_and_signed_with_another_key_is_found_by_the_checkpoint_or_the_key_that_was_kept()
            throws Exception {
        var kept = kept(0);
        var key = JsonMapper.shared()
                .readTree(bundle.files.get("keys.jsonl"))
                .path("id")
                .asString();
        falsify();
        forgeSignature(Ed25519.newPair(), "");
        assertThat(verify().status()).as("consistent in itself").isZero();

        wrongAt(1, "giữ riêng", "kept elsewhere", "--checkpoint", kept);
        wrongAt(bundle.events.size(), "không được khóa trước xác nhận", "vouched for by no key", "--key", key);
    }

    @Test
    void a_key_that_nobody_vouches_for_is_believed_only_when_it_is_named() throws Exception {
        var pair = Ed25519.newPair();
        forgeSignature(pair, bundle.files.get("keys.jsonl"));
        wrongAt(bundle.events.size(), "không được khóa trước xác nhận", "vouched for by no key");
        assertThat(verify("--key", Ed25519.id(pair.getPublic())).status()).isZero();
        var base64 = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        assertThat(verify("--key", base64).status()).isZero();
    }

    @Test
    void a_key_that_follows_another_one_has_to_be_vouched_for_by_it() throws Exception {
        var database = TwoYears.copy();
        var keys = folder.resolve("keys");
        Files.createDirectories(keys);
        Files.copy(TwoYears.KEYS.resolve("checkpoint-key.pem"), keys.resolve("checkpoint-key.pem"));
        var first = JsonMapper.shared()
                .readTree(bundle.files.get("keys.jsonl"))
                .path("id")
                .asString();
        new Checkpoints(database.app(), keys).rotateKey(false);
        bundle = OpenedBundle.read(TwoYears.bundle(database));
        assertThat(verify("--key", first).status()).isZero();

        bundle.files.computeIfPresent(
                "keys.jsonl", (name, text) -> text.replaceFirst("(\"endorsement\":\"..)..", "$1AA"));
        var verdict = verify();
        assertThat(verdict.said()).contains("khóa giả", "a forged key");
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    @Test
    void what_is_not_signed_is_said_and_nothing_signed_at_all_does_not_pass() throws Exception {
        var first = bundle.files.get("checkpoints.jsonl").lines().findFirst().orElseThrow();
        bundle.files.put("checkpoints.jsonl", first + "\n");
        long tail = bundle.events.size() - signed(0);
        var verdict = verify();
        assertThat(verdict.said())
                .contains("CHƯA KÝ: %d sự kiện cuối, từ vị trí %d".formatted(tail, signed(0) + 1))
                .contains("UNSIGNED: the last %d events, from position %d on".formatted(tail, signed(0) + 1));
        assertThat(verdict.status()).isZero();

        bundle.files.put("checkpoints.jsonl", "");
        assertThat(verify().said()).contains("KHÔNG ĐẠT", "NOT VERIFIED").doesNotContain("\nVERIFIED");
        assertThat(verify().status()).isEqualTo(UNSIGNED);
        assertThat(verify("--unsigned").said()).contains("UNSIGNED: the last", "\nVERIFIED");
        assertThat(verify("--unsigned").status()).isZero();
    }

    @Test
    void an_event_of_a_type_that_came_later_is_not_passed_over() throws Exception {
        bundle.events.get(40)[4] = "FundsConjured";
        bundle.chainAnew(40);
        bundle.files.put("checkpoints.jsonl", "");
        wrongAt(41, "FundsConjured", "unknown type", "--unsigned");
    }

    @Test
    void a_file_that_is_no_bundle_or_lacks_a_part_is_not_verified() throws Exception {
        var torn = Files.write(folder.resolve("torn.zip"), Arrays.copyOf(sound, sound.length / 2));
        assertThat(Verifier.verify(torn.toString()).status()).isEqualTo(UNREADABLE);
        for (var part : List.copyOf(bundle.files.keySet())) {
            var text = bundle.files.remove(part);
            assertThat(verify("--unsigned").status()).as(part).isEqualTo(UNREADABLE);
            bundle.files.put(part, text);
        }
        assertThat(verify().status()).isZero();
    }

    @Test
    void what_is_not_understood_on_the_command_line_is_said() {
        assertThat(Verifier.verify().status()).isEqualTo(2);
        assertThat(Verifier.verify("a.zip", "--checkpiont", "x").status()).isEqualTo(2);
        assertThat(Verifier.verify("a.zip", "--key", "x!").said()).contains("Không hiểu / not understood: x!");
        assertThat(Verifier.verify("none.zip").status()).isEqualTo(UNREADABLE);
    }

    /** Changes the second event and gives all of them the hashes that go with it. */
    private void falsify() {
        bundle.events.get(1)[PAYLOAD] = bundle.events.get(1)[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.chainAnew(0);
    }

    /** Has one checkpoint only, over all that there is, signed by a key that stands behind others. */
    private void forgeSignature(KeyPair pair, String otherKeys) {
        var id = Ed25519.id(pair.getPublic());
        var follows = otherKeys.isEmpty()
                ? null
                : JsonMapper.shared().readTree(otherKeys).path("id").asString();
        var now = Instant.now();
        var key = new PublishedKey(id, pair.getPublic().getEncoded(), now, follows, null);
        bundle.files.put("keys.jsonl", otherKeys + JsonMapper.shared().writeValueAsString(key.members()) + "\n");
        long position = bundle.events.size();
        var text = Checkpoint.text(position, bundle.headHash(), bundle.root(), now, id);
        var forged = new Checkpoint(
                position, bundle.headHash(), bundle.root(), now, id, Ed25519.sign(pair.getPrivate(), text));
        bundle.files.put("checkpoints.jsonl", JsonMapper.shared().writeValueAsString(forged.members()) + "\n");
    }
}
