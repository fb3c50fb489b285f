package ledger.api.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.stream.Collectors;
import ledger.api.proof.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A bundle of two years, as it is and after somebody changed it; statuses are those of docs/operating.md. */
class VerifyTest {

    private static final int USAGE = 2;
    private static final int WRONG = 14;
    private static final int UNSIGNED = 15;
    private static final int UNREADABLE = 16;

    private static byte[] sound;

    @TempDir
    private Path folder;

    private OpenedBundle bundle;

    @BeforeAll
    static void two_years() {
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

    private void wrongWithin(long first, long last, String vietnamese, String english, String... options)
            throws IOException {
        var verdict = verify(options);
        assertThat(verdict.said())
                .startsWith("SAI TRONG KHOẢNG VỊ TRÍ %d–%d: nhật ký đã bị làm lại".formatted(first, last))
                .contains("\nWRONG WITHIN POSITIONS %d–%d: the log was made anew".formatted(first, last))
                .contains(vietnamese, english)
                .doesNotContain("VỊ TRÍ 1:", "POSITION 1:");
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    private void wrong(String english, String... options) throws IOException {
        var verdict = verify(options);
        assertThat(verdict.said()).startsWith("SAI").contains(english);
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    private String kept(int number) throws IOException {
        var line = bundle.files.get("checkpoints.jsonl").lines().toList().get(number);
        return Files.writeString(folder.resolve("kept-" + number + ".json"), line)
                .toString();
    }

    private String keep(String checkpoint) throws IOException {
        return Files.writeString(folder.resolve("kept.json"), checkpoint).toString();
    }

    /** As it would be written down on paper. */
    private String root(long position) {
        return position + ":" + bundle.root(position);
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
        long signed = signed(0);
        bundle = OpenedBundle.read(TwoYears.firstHalf());
        assertThat(verify().status()).as("consistent in itself").isZero();

        wrongAt(signed + 1, "đuôi nhật ký bị cắt", "cut off", "--checkpoint", last);
    }

    @Test
    void a_log_that_was_made_anew_with_right_hashes_does_not_fit_what_was_signed() throws Exception {
        falsify();
        wrongWithin(1, signed(0), "không khớp với điểm kiểm tra đã ký", "does not fit the signed checkpoint");
    }

    @Test
    void a_log_that_was_made_anew_behind_a_checkpoint_is_bounded_by_it() throws Exception {
        int index = (int) signed(0) + 3;
        bundle.events.get(index)[PAYLOAD] = bundle.events.get(index)[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.chainAnew(index);
        wrongWithin(
                signed(0) + 1, signed(1), "không khớp với điểm kiểm tra đã ký", "does not fit the signed checkpoint");
    }

    @Test
    void a_log_that_was_made_anew_and_signed_with_another_key_is_found_by_the_checkpoint_or_the_key_that_was_kept()
            throws Exception {
        var kept = kept(0);
        long first = signed(0);
        var key = JsonMapper.shared()
                .readTree(bundle.files.get("keys.jsonl"))
                .path("id")
                .asString();
        falsify();
        forgeSignature(Ed25519.newPair(), "");
        assertThat(verify().status()).as("consistent in itself").isZero();

        wrongWithin(1, first, "giữ riêng", "kept elsewhere", "--checkpoint", kept);
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
    void what_is_not_signed_does_not_pass_unasked() throws Exception {
        keepFirstCheckpoint();
        long tail = bundle.events.size() - signed(0);
        var verdict = verify();
        assertThat(verdict.said())
                .contains("CHƯA KÝ: %d sự kiện cuối, từ vị trí %d".formatted(tail, signed(0) + 1))
                .contains("UNSIGNED: the last %d events, from position %d on".formatted(tail, signed(0) + 1))
                .contains("KHÔNG ĐẠT", "NOT VERIFIED")
                .doesNotContain("\nVERIFIED");
        assertThat(verdict.status()).isEqualTo(UNSIGNED);
        assertThat(verify("--unsigned").said()).contains("UNSIGNED: the last", "\nVERIFIED");
        assertThat(verify("--unsigned").status()).isZero();

        signNothing();
        assertThat(verify().said()).contains("KHÔNG ĐẠT", "NOT VERIFIED").doesNotContain("\nVERIFIED");
        assertThat(verify().status()).isEqualTo(UNSIGNED);
        assertThat(verify("--unsigned").status()).isZero();
    }

    /** One checkpoint is genuine, and nobody has signed what was made behind it. */
    @Test
    void a_tail_that_was_made_anew_behind_the_last_checkpoint_that_was_left_does_not_pass() throws Exception {
        int index = (int) signed(0);
        bundle.events.get(index)[PAYLOAD] = bundle.events.get(index)[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.chainAnew(index);
        keepFirstCheckpoint();
        assertThat(verify().said()).doesNotContain("\nVERIFIED");
        assertThat(verify().status()).isEqualTo(UNSIGNED);
    }

    @Test
    void a_checkpoint_that_was_left_out_is_missed_by_the_manifest() throws Exception {
        var first = bundle.files.get("checkpoints.jsonl").lines().findFirst().orElseThrow();
        bundle.files.put("checkpoints.jsonl", first + "\n");
        wrong("the bundle says that it is signed up to position " + bundle.events.size(), "--unsigned");
    }

    @Test
    void whoever_signs_again_does_not_move_the_first_bad_position_behind_what_was_kept() throws Exception {
        var kept = kept(1);
        var pair = Ed25519.newPair();
        falsify();
        forgeSignatures(pair, "", 5, 15, bundle.events.size());
        wrongWithin(
                1,
                bundle.events.size(),
                "giữ riêng",
                "kept elsewhere",
                "--checkpoint",
                kept,
                "--key",
                Ed25519.id(pair.getPublic()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -7, 5, 1_000_000})
    void registers_that_do_not_show_all_that_is_signed_do_not_pass(long position) throws Exception {
        manifest("totalsPosition", position);
        bundle.files.put("totals.jsonl", "");
        wrong("the registers show events up to position %d".formatted(position));
    }

    @Test
    void nothing_may_stand_twice() throws Exception {
        var totals = bundle.files.get("totals.jsonl");
        var row = totals.lines().findFirst().orElseThrow();
        bundle.files.put("totals.jsonl", row.replaceFirst("\"spent\":", "\"spent\":1") + "\n" + totals);
        wrong("stands twice");
        bundle.files.put("totals.jsonl", totals.replaceFirst("\"spent\":", "\"spent\":7,\"spent\":"));
        wrong("spent");
        bundle.files.put("totals.jsonl", totals);

        bundle.files.compute("keys.jsonl", (name, keys) -> keys + keys);
        wrong("stands twice");
    }

    @Test
    void a_bundle_has_its_five_files_once_each_and_no_other() throws Exception {
        bundle.files.put("totals.jsonm", "");
        wrong("totals.jsonm");
        var file = folder.resolve("bundle.zip");
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        Files.write(file, bytes.replace("totals.jsonm", "totals.jsonl").getBytes(ISO_8859_1));
        var verdict = Verifier.verify(file.toString());
        assertThat(verdict.said()).contains("totals.jsonl");
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "checkpoints.jsonl;\"signature\":;\"x\":",
                "checkpoints.jsonl;\"text\":;\"x\":",
                "checkpoints.jsonl;ledger checkpoint 1;ledger checkpoint 2",
                "checkpoints.jsonl;nevents \\d+;nevents x",
                "keys.jsonl;\"publicKey\":;\"x\":",
                "keys.jsonl;\"publicKey\":\"M;\"publicKey\":\"N",
                "manifest.json;\"totalsPosition\":;\"x\":",
                "manifest.json;\"totalsPosition\":;\"totalsPosition\":true,\"x\":",
                "manifest.json;ledger bundle 1;ledger bundle 2",
                "totals.jsonl;\"spent\":;\"x\":",
                "totals.jsonl;^.;",
            })
    void what_is_malformed_cannot_be_read(String part, String what, String instead) throws Exception {
        bundle.files.compute(part, (name, text) -> text.replaceFirst(what, instead == null ? "" : instead));
        var verdict = verify();
        assertThat(verdict.said())
                .contains("KHÔNG ĐỌC ĐƯỢC: ", "CANNOT BE READ: ")
                .doesNotContain("null");
        assertThat(verdict.status()).as(verdict.said()).isEqualTo(UNREADABLE);
    }

    @Test
    void a_line_without_end_is_not_read_to_its_end() throws Exception {
        bundle.files.put("totals.jsonl", " ".repeat(20_000_000) + "{}");
        assertThat(verify().status()).isEqualTo(UNREADABLE);
    }

    @Test
    void of_very_much_that_is_wrong_the_first_is_said_and_the_rest_is_counted() throws Exception {
        bundle.events.forEach(event -> event[4] = "FundsConjured");
        bundle.chainAnew(0);
        signNothing();
        var verdict = verify();
        assertThat(verdict.said().lines()).hasSize(2 * 20 + 2);
        assertThat(verdict.said()).endsWith("… and %d more.\n".formatted(bundle.events.size() - 20));
    }

    @Test
    void it_says_the_same_in_every_country() throws Exception {
        var file = Files.write(folder.resolve("goi.zip"), sound);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Duser.language=tr", "-Duser.country=TR", Verifier.SOURCE.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).endsWith("ĐẠT\nVERIFIED\n").containsPattern("\\d\\.\\d s, [\\d,]+ events/s");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void a_key_that_was_replaced_signs_nothing_more() throws Exception {
        var database = TwoYears.copy();
        var keys = Files.createDirectories(folder.resolve("keys"));
        var file = Files.copy(TwoYears.KEYS.resolve("checkpoint-key.pem"), keys.resolve("checkpoint-key.pem"));
        var former = new KeyFile(file).read().orElseThrow();
        var checkpoints = new Checkpoints(database.app(), keys);
        var newest = checkpoints.rotateKey(false);
        bundle = OpenedBundle.read(TwoYears.bundle(database));
        var pair = new KeyFile(file).read().orElseThrow();

        long middle = signed(0) + 3;
        bundle.files.put("checkpoints.jsonl", checkpoint(pair, middle) + checkpoint(former, bundle.events.size()));
        wrongAt(
                bundle.events.size(),
                "khóa đã được thay",
                "a key that was replaced",
                "--key",
                Ed25519.id(former.getPublic()));
        bundle.files.put("checkpoints.jsonl", checkpoint(former, middle) + checkpoint(pair, bundle.events.size()));
        assertThat(verify().status()).isZero();
        assertThat(verify("--key", newest).status())
                .as("who names the newest key")
                .isZero();
        bundle.files.put("checkpoints.jsonl", checkpoint(former, bundle.events.size()));
        wrongAt(bundle.events.size(), "không được nêu bằng --key", "vouched for by no key", "--key", newest);
    }

    @Test
    void a_key_that_nobody_vouches_for_signs_no_checkpoint_on_the_way() throws Exception {
        var pair = Ed25519.newPair();
        var last = bundle.files.get("checkpoints.jsonl").lines().toList().get(1);
        var keys = bundle.files.get("keys.jsonl");
        bundle.files.put("keys.jsonl", keys + key(pair, keys));
        bundle.files.put("checkpoints.jsonl", checkpoint(pair, 10) + last + "\n");
        wrongAt(10, "không được khóa trước xác nhận", "vouched for by no key");
    }

    @Test
    void members_that_say_something_else_than_was_signed_are_found() throws Exception {
        bundle.files.computeIfPresent(
                "checkpoints.jsonl", (name, text) -> text.replaceFirst("\"root\":\"..", "\"root\":\"zz"));
        wrongAt(signed(0), "điểm kiểm tra giả", "forged checkpoint");
        open();
        bundle.files.computeIfPresent("keys.jsonl", (name, text) -> text.replaceFirst("\"id\":\"..", "\"id\":\"zz"));
        wrong("a forged key");
        open();
        bundle.files.computeIfPresent(
                "keys.jsonl", (name, text) -> text.replaceFirst("\"follows\":null", "\"follows\":\"x\""));
        wrong("a forged key");
    }

    @Test
    void a_root_on_paper_is_as_good_as_a_file() throws Exception {
        var first = JsonMapper.shared()
                .readTree(bundle.files
                        .get("checkpoints.jsonl")
                        .lines()
                        .findFirst()
                        .orElseThrow());
        var root = first.path("position").asLong() + ":" + first.path("root").asString();
        var verdict = verify("--root", root);
        assertThat(verdict.said()).doesNotContain("Not compared");
        assertThat(verdict.status()).isZero();
        wrongWithin(
                1, signed(0), "giữ riêng", "kept elsewhere", "--root", root.replaceAll(":.*", ":" + "0".repeat(64)));
        wrongAt(bundle.events.size() + 1, "bị cắt", "cut off", "--root", "999" + root);
        assertThat(Verifier.verify("a.zip", "--root", "x:y").status()).isEqualTo(2);
    }

    @Test
    void the_last_checkpoint_is_said_as_it_may_be_compared() throws Exception {
        var last = JsonMapper.shared()
                .readTree(bundle.files.get("checkpoints.jsonl").lines().toList().get(1));
        assertThat(verify().said())
                .contains(
                        last.path("position").asLong() + ":" + last.path("root").asString(),
                        last.path("time").asString(),
                        last.path("key").asString());
    }

    @Test
    void what_was_kept_and_could_not_be_checked_is_said() throws Exception {
        var kept = kept(1);
        forgeSignature(Ed25519.newPair(), "");
        signNothing();
        var verdict = verify("--unsigned", "--checkpoint", kept);
        assertThat(verdict.said())
                .contains("không kiểm tra được", "is not checked")
                .doesNotContain("Not compared");
        assertThat(verdict.status()).isZero();
        assertThat(verify("--unsigned", "--key", "0".repeat(64)).said()).contains("Not compared");
    }

    @Test
    void an_event_of_a_type_that_came_later_is_not_passed_over() throws Exception {
        bundle.events.get(40)[4] = "FundsConjured";
        bundle.chainAnew(40);
        signNothing();
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

    @Test
    void figures_are_written_as_each_of_the_two_languages_writes_them() throws Exception {
        assertThat(verify().said())
                .containsPattern("số tổng của \\d+ sự kiện .*\\(\\d+,\\d s, [\\d.]+ sự kiện/s\\)")
                .containsPattern("totals of \\d+ events .*\\(\\d+\\.\\d s, [\\d,]+ events/s\\)");
        bundle.files.computeIfPresent(
                "totals.jsonl", (name, totals) -> totals.replaceFirst("\"spent\":[1-9]\\d*", "\"spent\":1234567"));
        assertThat(verify().said())
                .containsPattern("sổ 1\\.234\\.567, theo sự kiện \\d+\\.[\\d.]+ ")
                .containsPattern("register 1,234,567, by the events \\d+,[\\d,]+ ");
    }

    @Test
    void a_checkpoint_stands_once() throws Exception {
        bundle.files.computeIfPresent("checkpoints.jsonl", (name, text) -> text.replaceFirst("(?s)^(.*?\n)", "$1$1"));
        wrongAt(signed(0), "có hai lần", "stands twice");
        open();
        var last = bundle.files.get("checkpoints.jsonl").lines().toList().get(1);
        bundle.files.computeIfPresent("checkpoints.jsonl", (name, text) -> text + last + "\n");
        wrongAt(bundle.events.size(), "có hai lần", "stands twice");
    }

    @Test
    void a_wrong_total_that_no_event_moved_speaks_of_no_position() throws Exception {
        var totals = bundle.files.get("totals.jsonl");
        var invented = totals.lines()
                .findFirst()
                .orElseThrow()
                .replaceFirst("\"plan\":\"[^\"]*\"", "\"plan\":\"KHONG-CO\"")
                .replaceFirst("\"spent\":\\d+", "\"spent\":7");
        bundle.files.put("totals.jsonl", totals + invented + "\n");
        var verdict = verify();
        assertThat(verdict.said())
                .contains(
                        "SAI: số tổng sai: KHONG-CO:", "SPENT, sổ 7, theo sự kiện 0\n", "register 7, by the events 0\n")
                .doesNotContain("vị trí", "position");
        assertThat(verdict.status()).isEqualTo(WRONG);
    }

    /** Whoever sends the bundle can leave out its checkpoint of what the reader has one of. */
    @Test
    void events_that_a_checkpoint_covers_that_was_kept_are_not_unsigned() throws Exception {
        var head = kept(1);
        var paper = root(signed(1));
        var confirmed = "Events from position %d to %d are confirmed by what was kept elsewhere";
        keepFirstCheckpoint();
        for (var kept : List.of(List.of("--checkpoint", head), List.of("--root", paper))) {
            var verdict = verify(kept.toArray(String[]::new));
            assertThat(verdict.said())
                    .doesNotContain("UNSIGNED", "CHƯA KÝ")
                    .contains(confirmed.formatted(signed(0) + 1, bundle.events.size()))
                    .endsWith("ĐẠT\nVERIFIED\n");
            assertThat(verdict.status()).isZero();
        }
        signNothing();
        assertThat(verify("--checkpoint", head).said())
                .contains(confirmed.formatted(1, bundle.events.size()))
                .endsWith("ĐẠT\nVERIFIED\n");
        assertThat(verify("--checkpoint", head).status()).isZero();
        assertThat(verify("--root", paper).status()).isZero();
    }

    @Test
    void events_behind_what_was_kept_stay_unsigned() throws Exception {
        long middle = signed(0) + 3;
        keepFirstCheckpoint();
        var verdict = verify("--root", root(middle));
        assertThat(verdict.said())
                .contains("UNSIGNED: the last %d events, from position %d on"
                        .formatted(bundle.events.size() - middle, middle + 1));
        assertThat(verdict.status()).isEqualTo(UNSIGNED);
    }

    @Test
    void a_checkpoint_that_is_not_signed_as_it_should_be_covers_nothing() throws Exception {
        var head = Path.of(kept(1));
        var another = keep(checkpoint(Ed25519.newPair(), bundle.events.size()));
        signNothing();
        var verdict = verify("--checkpoint", another);
        assertThat(verdict.said()).contains("is not checked", "UNSIGNED");
        assertThat(verdict.status()).as("its key is not in the bundle").isEqualTo(UNSIGNED);

        Files.writeString(head, Files.readString(head).replaceFirst("(\"signature\":\").", "$1?"));
        wrongAt(bundle.events.size(), "không có chữ ký đúng", "is not signed", "--checkpoint", head.toString());
    }

    @Test
    void a_key_that_was_replaced_does_not_cover_events_by_what_was_kept_either() throws Exception {
        var database = TwoYears.copy();
        var keys = Files.createDirectories(folder.resolve("keys"));
        var file = Files.copy(TwoYears.KEYS.resolve("checkpoint-key.pem"), keys.resolve("checkpoint-key.pem"));
        var former = new KeyFile(file).read().orElseThrow();
        new Checkpoints(database.app(), keys).rotateKey(false);
        bundle = OpenedBundle.read(TwoYears.bundle(database));
        var pair = new KeyFile(file).read().orElseThrow();

        long middle = signed(0) + 3;
        bundle.files.put("checkpoints.jsonl", checkpoint(pair, middle));
        manifest("signedPosition", middle);
        var kept = keep(checkpoint(former, bundle.events.size()));
        wrongAt(bundle.events.size(), "khóa đã được thay", "a key that was replaced", "--checkpoint", kept);
        assertThat(verify("--checkpoint", keep(checkpoint(pair, bundle.events.size())))
                        .status())
                .isZero();
    }

    @Test
    void registers_have_to_show_what_only_a_checkpoint_covers_that_was_kept() throws Exception {
        var head = kept(1);
        keepFirstCheckpoint();
        manifest("totalsPosition", signed(0));
        bundle.files.put(
                "totals.jsonl", OpenedBundle.read(TwoYears.firstHalf()).files.get("totals.jsonl"));
        wrong("the registers show events up to position %d".formatted(signed(0)), "--checkpoint", head);
    }

    @Test
    void one_is_said_as_one() throws Exception {
        assertThat(verify().said()).contains("2 checkpoints, 1 key, ");
        var last = bundle.files.get("checkpoints.jsonl").lines().toList().get(1);
        bundle.files.put("checkpoints.jsonl", last + "\n");
        assertThat(verify().said()).contains("1 checkpoint, 1 key, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzz",
                "0123456789abcdef",
                "000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000a",
                "MCowBQYDK2VwAyEA",
            })
    void a_word_that_is_no_key_is_a_mistake_of_whoever_typed_it(String word) throws Exception {
        var verdict = verify("--key", word);
        assertThat(verdict.said()).startsWith("Không hiểu / not understood: " + word + "\n");
        assertThat(verdict.status()).isEqualTo(USAGE);
    }

    @Test
    void it_says_how_it_is_called_and_that_is_a_mistake_only_where_nobody_asked() {
        for (var asked : List.of("--help", "-h")) {
            var verdict = Verifier.verify(asked);
            assertThat(verdict.said())
                    .startsWith("java Verify.java ")
                    .contains("--checkpoint", "--root", "--key", "--unsigned")
                    .doesNotContain("not understood:");
            assertThat(verdict.status()).isZero();
        }
        var verdict = Verifier.verify();
        assertThat(verdict.said()).startsWith("java Verify.java ").doesNotContain("not understood:");
        assertThat(verdict.status()).isEqualTo(USAGE);
    }

    @Test
    void one_bundle_at_a_time_is_verified() {
        var verdict = Verifier.verify("goi-149.zip", "--unsigned", "goi-160.zip");
        assertThat(verdict.said()).startsWith("""
                        Mỗi lần chỉ kiểm tra một gói; đã nêu: goi-149.zip, goi-160.zip
                        One bundle at a time is verified; named were: goi-149.zip, goi-160.zip
                        """);
        assertThat(verdict.status()).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "checkpoints.jsonl;\"signature\":;\"x\":;, dòng 1: thiếu \"signature\";, row 1: \"signature\" is missing",
                "checkpoints.jsonl;\"text\":;\"x\":;, dòng 1: thiếu \"text\";, row 1: \"text\" is missing",
                "keys.jsonl;\"publicKey\":;\"x\":;, dòng 1: thiếu \"publicKey\";, row 1: \"publicKey\" is missing",
                "keys.jsonl;\"publicKey\":\"M;\"publicKey\":\"N;, dòng 1: \"publicKey\" không phải khóa Ed25519 trong Base64"
                        + ";, row 1: \"publicKey\" is no Ed25519 key in Base64",
                "manifest.json;\"signedPosition\":;\"x\":;: thiếu \"signedPosition\";: \"signedPosition\" is missing",
                "manifest.json;\"position\":;\"position\":true,\"x\":;: \"position\" không phải số nguyên"
                        + ";: \"position\" is no whole number",
                "manifest.json;\"format\":;\"format\":7,\"x\":;: \"format\" không phải chuỗi ký tự;: \"format\" is no text",
                "totals.jsonl;^(.*\\n.*)\"spent\":;$1\"x\":;, dòng 2: thiếu \"spent\";, row 2: \"spent\" is missing",
                "totals.jsonl;^.;;, dòng 1: không phải một đối tượng JSON;, row 1: it is no JSON object",
            })
    void what_cannot_be_read_is_named_with_its_file_and_row(
            String part, String what, String instead, String vietnamese, String english) throws Exception {
        bundle.files.compute(part, (name, text) -> text.replaceFirst(what, instead == null ? "" : instead));
        assertThat(verify().said())
                .isEqualTo("KHÔNG ĐỌC ĐƯỢC: " + part + vietnamese + "\nCANNOT BE READ: " + part + english + "\n");
    }

    @Test
    void a_bundle_of_a_later_format_asks_for_a_later_verifier() throws Exception {
        bundle.files.compute("manifest.json", (name, text) -> text.replace("ledger bundle 1", "ledger bundle 2"));
        assertThat(verify().said())
                .contains(
                        "KHÔNG ĐỌC ĐƯỢC: manifest.json: gói theo định dạng 2, Verify.java này cũ quá",
                        "hãy dùng Verify.java cùng phiên bản với sổ",
                        "CANNOT BE READ: manifest.json: the bundle is of format 2, for which this Verify.java is too old",
                        "take the Verify.java of the ledger's version");
        bundle.files.compute("manifest.json", (name, text) -> text.replace("ledger bundle 2", "a ledger"));
        assertThat(verify().said()).contains("không phải định dạng của gói", "is not the format of a bundle");
    }

    @Test
    void a_checkpoint_that_was_kept_and_cannot_be_read_is_named() throws Exception {
        var file = folder.resolve("kept.json");
        unreadable(file + ": không có tệp này", file + ": there is no such file", "--checkpoint", file.toString());
        Files.writeString(file, "{\"checkpoint\":null}");
        unreadable(file + ": thiếu \"text\"", file + ": \"text\" is missing", "--checkpoint", file.toString());
        Files.writeString(file, "<html>");
        unreadable(
                file + ": không phải một đối tượng JSON",
                file + ": it is no JSON object",
                "--checkpoint",
                file.toString());
        Files.writeString(file, "{\"text\":\"\",\"text\":\"\"}");
        unreadable(file + ": text có hai lần", file + ": text stands twice", "--checkpoint", file.toString());
        unreadable(
                folder + ": không phải tệp văn bản (",
                folder + ": it is not a file of text (",
                "--checkpoint",
                folder.toString());
    }

    private void unreadable(String vietnamese, String english, String... options) throws Exception {
        var verdict = verify(options);
        assertThat(verdict.said()).startsWith("KHÔNG ĐỌC ĐƯỢC: " + vietnamese).contains("CANNOT BE READ: " + english);
        assertThat(verdict.status()).isEqualTo(UNREADABLE);
    }

    @Test
    void a_file_that_is_no_bundle_is_said_to_be_none() throws Exception {
        var torn = Files.write(folder.resolve("torn.zip"), Arrays.copyOf(sound, sound.length / 2));
        for (var file : List.of(torn, folder)) {
            assertThat(Verifier.verify(file.toString()).said())
                    .contains(
                            "KHÔNG ĐỌC ĐƯỢC: " + file + ": không phải tệp zip, hoặc là tệp zip bị hỏng (",
                            "CANNOT BE READ: " + file + ": it is not a zip file, or a damaged one (");
        }
        assertThat(Verifier.verify("none.zip").said())
                .contains("none.zip: không có tệp này", "none.zip: there is no such file");
        bundle.files.remove("totals.jsonl");
        assertThat(verify().said())
                .isEqualTo(
                        "KHÔNG ĐỌC ĐƯỢC: gói thiếu tệp totals.jsonl\nCANNOT BE READ: the bundle has no totals.jsonl\n");
    }

    /** Changes the second event and gives all of them the hashes that go with it. */
    private void falsify() {
        bundle.events.get(1)[PAYLOAD] = bundle.events.get(1)[PAYLOAD].replaceFirst("\\{", "{ ");
        bundle.chainAnew(0);
    }

    /** Has one checkpoint only, over all that there is, signed by a key that stands behind others. */
    private void forgeSignature(KeyPair pair, String otherKeys) {
        forgeSignatures(pair, otherKeys, bundle.events.size());
    }

    private void forgeSignatures(KeyPair pair, String otherKeys, long... positions) {
        bundle.files.put("keys.jsonl", otherKeys + key(pair, otherKeys));
        bundle.files.put(
                "checkpoints.jsonl",
                Arrays.stream(positions)
                        .mapToObj(position -> checkpoint(pair, position))
                        .collect(Collectors.joining()));
    }

    private static String key(KeyPair pair, String otherKeys) {
        var follows = otherKeys.isEmpty()
                ? null
                : JsonMapper.shared().readTree(otherKeys).path("id").asString();
        var key = new PublishedKey(
                Ed25519.id(pair.getPublic()), pair.getPublic().getEncoded(), Instant.now(), follows, null);
        return JsonMapper.shared().writeValueAsString(key.members()) + "\n";
    }

    /** A checkpoint over the events as they are now. */
    private String checkpoint(KeyPair pair, long position) {
        var id = Ed25519.id(pair.getPublic());
        var now = Instant.now();
        var head = bundle.hash(position);
        var root = bundle.root(position);
        var text = Checkpoint.text(position, head, root, now, id);
        var forged = new Checkpoint(position, head, root, now, id, Ed25519.sign(pair.getPrivate(), text));
        return JsonMapper.shared().writeValueAsString(forged.members()) + "\n";
    }

    private void keepFirstCheckpoint() {
        manifest("signedPosition", signed(0));
        bundle.files.compute(
                "checkpoints.jsonl", (name, all) -> all.lines().findFirst().orElseThrow() + "\n");
    }

    private void signNothing() {
        manifest("signedPosition", 0);
        bundle.files.put("checkpoints.jsonl", "");
    }

    private void manifest(String member, long number) {
        bundle.files.compute(
                "manifest.json",
                (name, text) -> text.replaceFirst("\"" + member + "\":\\d+", "\"" + member + "\":" + number));
    }
}
