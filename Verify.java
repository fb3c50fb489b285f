import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Verifies an audit bundle of the ledger. It needs a JDK (17 or later) and this file, and nothing of the ledger:
 *
 * <pre>java Verify.java bundle.zip [--checkpoint kept.json]… [--root POSITION:ROOT]… [--key ID-OR-PUBLIC-KEY]… [--unsigned]</pre>
 *
 * It reads the bundle once, from the first event to the last, and keeps one event in memory, whatever the length of the log,
 * beside a row for each portion of a line. docs/auditing.md says what is proven and what is not.
 *
 * <p>It ends with
 *
 * <ul>
 *   <li>0 when the bundle is what was recorded;
 *   <li>2 when the command line is not understood;
 *   <li>14 when something is wrong;
 *   <li>15 when nothing is wrong, but not every event is signed, and {@code --unsigned} is not given;
 *   <li>16 when a file cannot be read, a part of the bundle is not there, or it is of another format.
 * </ul>
 */
public final class Verify {

    static final int VERIFIED = 0;
    static final int USAGE = 2;
    static final int WRONG = 14;
    static final int UNSIGNED = 15;
    static final int UNREADABLE = 16;

    private static final String HELP = """
            java Verify.java goi.zip [--checkpoint diem-kiem-tra.json]… [--root VI-TRI:GOC]… [--key KHOA]… [--unsigned]
            java Verify.java bundle.zip [--checkpoint kept.json]… [--root POSITION:ROOT]… [--key ID-OR-PUBLIC-KEY]… [--unsigned]
              --checkpoint  điểm kiểm tra giữ riêng / a checkpoint kept elsewhere
              --root        vị trí và gốc của một điểm kiểm tra, như đã ghi ra giấy / position and root of one, as written down on paper
              --key         khóa đã biết là của sổ: mã (64 chữ số hex) hoặc khóa công khai (Base64)
                            a key known to be the ledger's: its id (64 hex digits) or the public key (Base64)
              --unsigned    chấp nhận cả những gì chưa ký / accept what is not signed, too
            0: đạt / verified; 2: không hiểu dòng lệnh / command line not understood; 14: sai / wrong;
            15: chưa ký / unsigned; 16: không đọc được / cannot be read
            """;

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] GENESIS = new byte[32];

    public static void main(String[] arguments) {
        // What it says and reads is the same in every country: elsewhere "I" may not become "i", nor 1 be written as
        // "1".
        Locale.setDefault(Locale.ROOT);
        // A bare server often runs in the C locale, in which Java would print Vietnamese as question marks.
        System.exit(run(arguments, new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8)));
    }

    /** Verifies as the command line asks, and says what it found: Vietnamese first, English second. */
    public static int run(String[] arguments, PrintStream out) {
        var words = List.of(arguments);
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            return words.isEmpty() ? USAGE : VERIFIED;
        }
        try {
            return verify(Asked.read(words), out);
        } catch (UsageProblem problem) {
            out.println(problem.getMessage());
            out.print(HELP);
            return USAGE;
        } catch (Unreadable problem) {
            problem.say(out);
            return UNREADABLE;
        }
    }

    private static int verify(Asked asked, PrintStream out) {
        try (var zip = Bundle.zip(asked.bundle)) {
            return new Verification(new Bundle(zip), asked, out).run();
        } catch (Unreadable problem) {
            throw problem;
        } catch (IOException | GeneralSecurityException | RuntimeException | OutOfMemoryError problem) {
            // Whoever made the bundle may have made it so that it is too much.
            throw new Unreadable("gói bị hỏng, hoặc quá nhiều để đọc", "it is damaged, or too much to read", problem)
                    .in(asked.bundle);
        }
    }

    private static final class UsageProblem extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageProblem(String vietnamese, String english) {
            super(vietnamese + "\n" + english);
        }

        UsageProblem(String word) {
            super("Không hiểu / not understood: " + word);
        }
    }

    /** What cannot be read, and why. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String vietnamese;
        private final String english;

        Unreadable(String vietnamese, String english) {
            super(vietnamese + " / " + english);
            this.vietnamese = vietnamese;
            this.english = english;
        }

        /** @param reason what Java says of it */
        Unreadable(String vietnamese, String english, Throwable reason) {
            this(vietnamese + " (" + said(reason) + ")", english + " (" + said(reason) + ")");
        }

        private static String said(Throwable reason) {
            return reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        }

        /** A file that cannot be opened, or is not what it should be. */
        static Unreadable file(String name, Throwable reason, String otherwise, String otherwiseInEnglish) {
            Unreadable unreadable;
            if (reason instanceof NoSuchFileException || reason instanceof InvalidPathException) {
                unreadable = new Unreadable("không có tệp này", "there is no such file");
            } else if (reason instanceof AccessDeniedException) {
                unreadable = new Unreadable("không được phép đọc tệp này", "this file may not be read");
            } else {
                unreadable = new Unreadable(otherwise, otherwiseInEnglish, reason);
            }
            return unreadable.in(name);
        }

        Unreadable in(String file) {
            return new Unreadable(file + ": " + vietnamese, file + ": " + english);
        }

        Unreadable in(String file, long row) {
            return new Unreadable(
                    "%s, dòng %d: %s".formatted(file, row, vietnamese), "%s, row %d: %s".formatted(file, row, english));
        }

        void say(PrintStream out) {
            out.println("KHÔNG ĐỌC ĐƯỢC: " + vietnamese);
            out.println("CANNOT BE READ: " + english);
        }
    }

    /**
     * What is wrong, and where.
     *
     * @param position 0 where it is of no event
     * @param last the same, or further on where the first bad position is one from {@code position} to this
     */
    private record Finding(long position, long last, String vietnamese, String english) {

        Finding(long position, String vietnamese, String english) {
            this(position, position, vietnamese, english);
        }

        void say(PrintStream out) {
            out.println("SAI" + place(" TẠI VỊ TRÍ ", " TRONG KHOẢNG VỊ TRÍ ") + ": " + vietnamese);
            out.println("WRONG" + place(" AT POSITION ", " WITHIN POSITIONS ") + ": " + english);
        }

        private String place(String at, String within) {
            if (position == 0) {
                return "";
            }
            return position == last ? at + position : within + position + "–" + last;
        }
    }

    /** All that is wrong: how much it is, and what comes first of it. */
    private static final class Findings {

        private static final int SAID = 20;

        private final List<Finding> first = new ArrayList<>();
        private long count;

        void add(Finding finding) {
            count++;
            first.add(finding);
            first.sort(Comparator.comparingLong(Finding::position));
            if (first.size() > SAID) {
                first.remove(SAID);
            }
        }

        void add(long position, String vietnamese, String english) {
            add(new Finding(position, vietnamese, english));
        }

        boolean isEmpty() {
            return count == 0;
        }

        void say(PrintStream out) {
            first.forEach(finding -> finding.say(out));
            if (count > SAID) {
                out.println("… và %d chỗ sai nữa.".formatted(count - SAID));
                out.println("… and %d more.".formatted(count - SAID));
            }
        }
    }

    /** Why nothing more of the bundle is read: a part of it contradicts itself. */
    private static final class Contradiction extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Contradiction(String vietnamese, String english) {
            super(vietnamese + " / " + english);
            finding = new Finding(0, vietnamese, english);
        }

        static Contradiction twice(String what) {
            return new Contradiction("%s có hai lần".formatted(what), "%s stands twice".formatted(what));
        }
    }

    /**
     * What the reader has kept where the ledger cannot reach it.
     *
     * @param checkpoint null where it is the root alone
     */
    private record Kept(long position, String root, Checkpoint checkpoint) {

        private static final Pattern ROOT = Pattern.compile("([1-9]\\d{0,17}):([0-9a-fA-F]{64})");

        static Kept file(String name) {
            String text;
            try {
                text = Files.readString(Path.of(name));
            } catch (IOException | InvalidPathException | OutOfMemoryError problem) {
                throw Unreadable.file(name, problem, "không phải tệp văn bản", "it is not a file of text");
            }
            try {
                return read(text);
            } catch (Unreadable problem) {
                throw problem.in(name);
            } catch (Contradiction twice) {
                throw new Unreadable(twice.finding.vietnamese, twice.finding.english).in(name);
            }
        }

        /** As it was delivered, or as {@code /proofs/head} answers. */
        @SuppressWarnings("unchecked")
        private static Kept read(String text) {
            var members = Json.object(text);
            var checkpoint = Checkpoint.read(
                    members.get("checkpoint") instanceof Map<?, ?> inner ? (Map<String, Object>) inner : members);
            return new Kept(checkpoint.position(), checkpoint.root(), checkpoint);
        }

        static Kept root(String word) {
            var root = ROOT.matcher(word);
            if (!root.matches()) {
                throw new UsageProblem(word);
            }
            return new Kept(Long.parseLong(root.group(1)), root.group(2).toLowerCase(Locale.ROOT), null);
        }

        boolean fits(String head, String root) {
            return checkpoint == null ? this.root.equals(root) : checkpoint.fits(position, head, root);
        }
    }

    /**
     * The command line.
     *
     * @param kept the first one first
     * @param keys ids of keys that the reader knows to be the ledger's
     */
    private record Asked(String bundle, List<Kept> kept, Set<String> keys, boolean unsigned) {

        private static final Set<String> WITH_WORD = Set.of("--checkpoint", "--root", "--key");

        static Asked read(List<String> words) {
            var bundles = new ArrayList<String>();
            var kept = new ArrayList<Kept>();
            var keys = new HashSet<String>();
            boolean unsigned = false;
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                if (word.equals("--unsigned")) {
                    unsigned = true;
                } else if (WITH_WORD.contains(word)) {
                    if (++i == words.size()) {
                        throw new UsageProblem(word);
                    }
                    switch (word) {
                        case "--key" -> keys.add(keyId(words.get(i)));
                        case "--root" -> kept.add(Kept.root(words.get(i)));
                        default -> kept.add(Kept.file(words.get(i)));
                    }
                } else if (word.startsWith("-")) {
                    throw new UsageProblem(word);
                } else {
                    bundles.add(word);
                }
            }
            if (bundles.isEmpty()) {
                throw new UsageProblem("Chưa nêu gói nào.", "No bundle is named.");
            }
            if (bundles.size() > 1) {
                // What was kept lately reaches further than an earlier bundle, which is not cut off because of that.
                var named = String.join(", ", bundles);
                throw new UsageProblem(
                        "Mỗi lần chỉ kiểm tra một gói; đã nêu: " + named,
                        "One bundle at a time is verified; named were: " + named);
            }
            kept.sort(Comparator.comparingLong(Kept::position));
            return new Asked(bundles.get(0), kept, keys, unsigned);
        }

        /** The keys that may be believed: those that are named, and those of the checkpoints that were kept. */
        Set<String> known() {
            var known = new HashSet<>(keys);
            kept.stream()
                    .map(Kept::checkpoint)
                    .filter(Objects::nonNull)
                    .map(Checkpoint::key)
                    .forEach(known::add);
            return known;
        }

        private static String keyId(String word) {
            if (word.matches("[0-9a-fA-F]{64}")) {
                return word.toLowerCase(Locale.ROOT);
            }
            try {
                var bytes = Base64.getDecoder().decode(word);
                publicKey(bytes);
                return HEX.formatHex(sha256(bytes));
            } catch (IllegalArgumentException | GeneralSecurityException noKey) {
                throw new UsageProblem(word);
            }
        }
    }

    /** The files of a bundle, each read from its beginning. */
    private record Bundle(ZipFile zip) {

        private static final Set<String> PARTS =
                Set.of("manifest.json", "keys.jsonl", "checkpoints.jsonl", "totals.jsonl", "events.txt");

        static ZipFile zip(String name) {
            try {
                return new ZipFile(name);
            } catch (IOException problem) {
                throw Unreadable.file(
                        name,
                        problem,
                        "không phải tệp zip, hoặc là tệp zip bị hỏng",
                        "it is not a zip file, or a damaged one");
            }
        }

        /** Whoever opens the bundle by other means has to see what is read here, and nothing beside it. */
        void mustHaveEachPartOnce() {
            var names = new HashSet<String>();
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var name = entries.nextElement().getName();
                if (!PARTS.contains(name)) {
                    throw new Contradiction(
                            "tệp %s không thuộc gói".formatted(name),
                            "the file %s does not belong to a bundle".formatted(name));
                }
                if (!names.add(name)) {
                    throw Contradiction.twice(name);
                }
            }
            if (zip.size() != names.size()) {
                throw Contradiction.twice(zip.getName());
            }
            for (var part : PARTS) {
                if (!names.contains(part)) {
                    throw new Unreadable("gói thiếu tệp " + part, "the bundle has no " + part);
                }
            }
        }

        InputStream open(String name) throws IOException {
            return zip.getInputStream(zip.getEntry(name));
        }

        Lines lines(String name) throws IOException {
            return new Lines(name, open(name));
        }

        Manifest manifest() throws IOException {
            try (var lines = lines("manifest.json")) {
                var manifest = Manifest.read(Json.object(Objects.requireNonNullElse(lines.next(), "")));
                if (lines.next() != null) {
                    throw Contradiction.twice("manifest");
                }
                return manifest;
            } catch (Unreadable problem) {
                throw problem.in("manifest.json");
            }
        }
    }

    /** What the bundle says of itself. */
    private record Manifest(long position, long signed, long totals) {

        private static final Pattern FORMAT = Pattern.compile("ledger bundle (\\d{1,9})");

        static Manifest read(Map<String, Object> members) {
            var format = Json.text(members, "format");
            var version = FORMAT.matcher(format);
            if (!version.matches()) {
                throw new Unreadable(
                        "\"format\" không phải định dạng của gói kiểm toán",
                        "\"format\" is not the format of a bundle");
            }
            if (!version.group(1).equals("1")) {
                throw new Unreadable(
                        "gói theo định dạng %s, Verify.java này cũ quá; hãy dùng Verify.java cùng phiên bản với sổ"
                                .formatted(version.group(1)),
                        "the bundle is of format %s, for which this Verify.java is too old; take the Verify.java of the ledger's version"
                                .formatted(version.group(1)));
            }
            return new Manifest(
                    Json.number(members, "position"),
                    Json.number(members, "signedPosition"),
                    Json.number(members, "totalsPosition"));
        }
    }

    /** What a row of a file says. */
    private interface Row<T> {
        T read(Map<String, Object> members) throws GeneralSecurityException;
    }

    /** Reads line by line, and no line that is longer than any of a bundle. */
    private static final class Lines implements AutoCloseable {

        private static final int LONGEST = 1 << 20;

        private final String name;
        private final InputStream file;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long number;

        Lines(String name, InputStream file) {
            this.name = name;
            this.file = new BufferedInputStream(file, 1 << 16);
        }

        /** What the next row says, or null behind the last one. */
        <T> T next(Row<T> row) throws GeneralSecurityException {
            number++;
            try {
                var next = next();
                return next == null ? null : row.read(Json.object(next));
            } catch (Unreadable problem) {
                throw problem.in(name, number);
            }
        }

        /** Null behind the last one. */
        String next() {
            try {
                return read();
            } catch (IOException problem) {
                throw new Unreadable("không giải nén được", "it cannot be unpacked", problem);
            }
        }

        private String read() throws IOException {
            line.reset();
            int octet = file.read();
            if (octet < 0) {
                return null;
            }
            for (; octet >= 0 && octet != '\n'; octet = file.read()) {
                if (line.size() == LONGEST) {
                    throw new Unreadable(
                            "dài hơn %d byte".formatted(LONGEST), "it is longer than %d bytes".formatted(LONGEST));
                }
                line.write(octet);
            }
            return line.toString(UTF_8);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** One way through a bundle. */
    private static final class Verification {

        private final Bundle bundle;
        private final Asked asked;
        private final PrintStream out;
        private final Books books = new Books();
        private final Tree tree = new Tree();
        private final Findings findings = new Findings();
        private final List<Kept> unchecked = new ArrayList<>();
        private Manifest manifest;
        private Keys keys;
        private Totals totals;
        private Checkpoint lastSigned;
        private long compared; // up to here what was kept says that the log is the one that was signed
        private long row; // position of the checkpoint that was read last from the bundle
        private long covered; // up to here it also says so by a signature that was checked, or by the reader's own word
        private long agreed; // the same of what was kept, or of the checkpoints in the bundle
        private long checkpoints;
        private long events;

        Verification(Bundle bundle, Asked asked, PrintStream out) {
            this.bundle = bundle;
            this.asked = asked;
            this.out = out;
        }

        int run() throws IOException, GeneralSecurityException {
            long began = System.nanoTime();
            try {
                read();
            } catch (Contradiction contradiction) {
                findings.add(contradiction.finding);
            }
            if (!findings.isEmpty()) {
                findings.say(out);
                return WRONG;
            }
            return conclude((System.nanoTime() - began) / 1e9);
        }

        private void read() throws IOException, GeneralSecurityException {
            bundle.mustHaveEachPartOnce();
            manifest = bundle.manifest();
            keys = Keys.read(bundle, asked.known(), findings);
            totals = Totals.read(bundle, manifest.totals());
            var intact = log();
            if (intact) {
                signer();
            }
            if (findings.isEmpty()) {
                // Of another log these would differ too, and say nothing more.
                extent();
                totals.compare(books, findings);
            }
        }

        /** Events and checkpoints side by side; false when the chain does not hold, behind which nothing can be said. */
        private boolean log() throws IOException, GeneralSecurityException {
            try (var file = bundle.open("events.txt");
                    var lines = bundle.lines("checkpoints.jsonl")) {
                var chain = new Chain(new Records(file));
                var signed = Checkpoint.next(lines);
                int kept = 0;
                for (var event = chain.next(); event != null; event = chain.next()) {
                    events++;
                    tree.add(event.hash());
                    fold(event);
                    for (; kept < asked.kept.size() && asked.kept.get(kept).position() == events; kept++) {
                        compare(asked.kept.get(kept), event.hash());
                    }
                    for (; signed != null && signed.position() <= events; signed = Checkpoint.next(lines)) {
                        compare(signed, event.hash());
                    }
                }
                if (chain.broken() != null) {
                    findings.add(chain.broken());
                    return false;
                }
                long furthest = 0;
                for (; kept < asked.kept.size(); kept++) {
                    if (believable(asked.kept.get(kept))) {
                        furthest = asked.kept.get(kept).position();
                    }
                }
                for (; signed != null; signed = Checkpoint.next(lines)) {
                    if (genuine(signed)) {
                        furthest = Math.max(furthest, signed.position());
                    }
                }
                if (furthest > events) {
                    cutOff(furthest);
                }
                return true;
            }
        }

        private void fold(Event event) {
            if (events > totals.position) {
                return;
            }
            try {
                books.fold(event);
            } catch (UnknownEvent unknown) {
                findings.add(
                        event.position(),
                        "loại sự kiện " + unknown.getMessage()
                                + " chưa được biết; hãy dùng Verify.java cùng phiên bản với sổ",
                        "an event of the unknown type " + unknown.getMessage()
                                + "; take the Verify.java of the ledger's version");
            } catch (RuntimeException unreadable) {
                findings.add(event.position(), "nội dung sự kiện không đọc được", "what the event says cannot be read");
            }
        }

        /** What was kept against the log up to its position. */
        private void compare(Kept kept, byte[] head) throws GeneralSecurityException {
            if (!believable(kept)) {
                return;
            }
            if (kept.fits(HEX.formatHex(head), HEX.formatHex(tree.root()))) {
                compared = events;
                agreed = events;
                cover(kept);
            } else {
                // Whoever has the signing key has checkpoints in the bundle that fit what they made anew.
                madeAnew(compared + 1, "giữ riêng ", " kept elsewhere");
            }
        }

        /**
         * What fits covers the events as a checkpoint in the bundle would, and its key has to have its turn as there; otherwise
         * whoever got hold of a key that was replaced could go on with it. A signature that cannot be checked covers nothing.
         */
        private void cover(Kept kept) {
            if (kept.checkpoint() == null) {
                covered = events;
            } else if (keys.has(kept.checkpoint())) {
                mustTakeTurn(kept.checkpoint());
                covered = events;
            }
        }

        /** A checkpoint of the bundle against the log up to its position. */
        private void compare(Checkpoint checkpoint, byte[] head) throws GeneralSecurityException {
            checkpoints++;
            if (!genuine(checkpoint)) {
                return;
            }
            lastSigned = checkpoint;
            if (!checkpoint.fits(events, HEX.formatHex(head), HEX.formatHex(tree.root()))) {
                madeAnew(agreed + 1, "", "");
            } else if (keys.vouched(checkpoint.key())) {
                agreed = events;
            }
        }

        private void madeAnew(long first, String kind, String kindInEnglish) {
            findings.add(new Finding(
                    first,
                    events,
                    "nhật ký đã bị làm lại: không khớp với điểm kiểm tra %sđã ký tại vị trí %d%s"
                            .formatted(
                                    kind, events, first == events ? "" : "; vị trí sai đầu tiên nằm trong khoảng này"),
                    "the log was made anew: it does not fit the signed checkpoint%s at position %d%s"
                            .formatted(
                                    kindInEnglish,
                                    events,
                                    first == events ? "" : "; the first bad position is one of these")));
        }

        private boolean believable(Kept kept) throws GeneralSecurityException {
            if (kept.checkpoint() == null) {
                return true;
            }
            if (!keys.has(kept.checkpoint())) {
                unchecked.add(kept);
                return true;
            }
            if (keys.signed(kept.checkpoint())) {
                return true;
            }
            findings.add(
                    kept.position(),
                    "điểm kiểm tra giữ riêng không có chữ ký đúng",
                    "the checkpoint that was kept elsewhere is not signed as it should be");
            return false;
        }

        /** Whether a checkpoint of the bundle is signed, by a key whose turn it was, and stands in its place. */
        private boolean genuine(Checkpoint checkpoint) throws GeneralSecurityException {
            if (!keys.signed(checkpoint) || checkpoint.position() < events) {
                findings.add(
                        checkpoint.position(),
                        "điểm kiểm tra giả: chữ ký không đúng, hoặc không theo thứ tự",
                        "a forged checkpoint: it is not signed as it should be, or out of order");
                return false;
            }
            if (checkpoint.position() == row) {
                findings.add(row, "điểm kiểm tra ở đây có hai lần", "the checkpoint here stands twice");
            }
            row = checkpoint.position();
            if (!keys.vouched(checkpoint.key())) {
                nobodyVouches(checkpoint);
            }
            mustTakeTurn(checkpoint);
            return true;
        }

        private void mustTakeTurn(Checkpoint checkpoint) {
            if (!keys.takesTurn(checkpoint.key())) {
                findings.add(
                        checkpoint.position(),
                        "khóa đã được thay %s lại ký tiếp".formatted(checkpoint.key()),
                        "a key that was replaced signs again: %s".formatted(checkpoint.key()));
            }
        }

        private void nobodyVouches(Checkpoint checkpoint) {
            findings.add(
                    checkpoint.position(),
                    "khóa %s không được khóa trước xác nhận và không được nêu bằng --key".formatted(checkpoint.key()),
                    "the key %s is vouched for by no key before it and is not named by --key"
                            .formatted(checkpoint.key()));
        }

        private void cutOff(long signed) {
            findings.add(
                    events + 1,
                    "đuôi nhật ký bị cắt: đã ký đến vị trí %d, chỉ còn đến vị trí %d".formatted(signed, events),
                    "the tail was cut off: signed up to position %d, there are events up to %d only"
                            .formatted(signed, events));
        }

        /** All checkpoints are covered by the root of the last one, so that the reader has to believe its key itself. */
        private void signer() {
            if (lastSigned != null && keys.vouched(lastSigned.key()) && !keys.trusted(lastSigned.key())) {
                nobodyVouches(lastSigned);
            }
        }

        private long signed() {
            return lastSigned == null ? 0 : lastSigned.position();
        }

        /** Up to here events are signed, by what is in the bundle or by what was kept. */
        private long confirmed() {
            return Math.max(signed(), covered);
        }

        /** Events, checkpoints and totals reach as far as the bundle says, and the totals as far as what is confirmed. */
        private void extent() {
            if (events != manifest.position()) {
                findings.add(
                        Math.max(0, Math.min(events, manifest.position())) + 1,
                        "gói ghi là có %s sự kiện, thực có %s"
                                .formatted(inVietnamese("%,d", manifest.position()), inVietnamese("%,d", events)),
                        "the bundle says that it has %s, and has %,d"
                                .formatted(counted(manifest.position(), "event"), events));
            }
            if (signed() != manifest.signed()) {
                findings.add(
                        signed() + 1,
                        "gói ghi là đã ký đến vị trí %d, điểm kiểm tra cuối ở vị trí %d"
                                .formatted(manifest.signed(), signed()),
                        "the bundle says that it is signed up to position %d, and its last checkpoint is at %d"
                                .formatted(manifest.signed(), signed()));
            }
            if (totals.position < confirmed() || totals.position > events) {
                findings.add(
                        0,
                        "các sổ đọc đến vị trí %d; đã ký đến %d, có sự kiện đến %d"
                                .formatted(totals.position, confirmed(), events),
                        "the registers show events up to position %d; signed are those up to %d, and there are %d"
                                .formatted(totals.position, confirmed(), events));
            }
        }

        private int conclude(double seconds) {
            out.printf(
                    "Chuỗi băm, thứ tự, cây băm và số tổng của %s sự kiện đều đúng; %s điểm kiểm tra, %s khóa, %s dòng số tổng (%s s, %s sự kiện/s).%n",
                    inVietnamese("%,d", events),
                    inVietnamese("%,d", checkpoints),
                    inVietnamese("%,d", keys.count()),
                    inVietnamese("%,d", totals.count()),
                    inVietnamese("%.1f", seconds),
                    inVietnamese("%,.0f", events / seconds));
            out.printf(
                    Locale.ROOT,
                    "Chain, order, tree and totals of %s hold; %s, %s, %s of totals (%.1f s, %,.0f events/s).%n",
                    counted(events, "event"),
                    counted(checkpoints, "checkpoint"),
                    counted(keys.count(), "key"),
                    counted(totals.count(), "row"),
                    seconds,
                    events / seconds);
            if (lastSigned != null) {
                out.printf(
                        "Điểm kiểm tra cuối · the last checkpoint: %d:%s%n  %s, khóa · key %s%n",
                        lastSigned.position(), lastSigned.root(), lastSigned.time(), lastSigned.key());
            }
            for (var kept : unchecked) {
                out.printf(
                        "Chữ ký của điểm kiểm tra giữ riêng tại vị trí %d không kiểm tra được: khóa của nó không có trong gói.%n",
                        kept.position());
                out.printf(
                        "The signature of the checkpoint kept elsewhere at position %d is not checked: its key is not in the bundle.%n",
                        kept.position());
            }
            if (events > totals.position) {
                out.printf("Các sổ đọc chỉ đến vị trí %d; chỉ đối chiếu đến đó.%n", totals.position);
                out.printf(
                        "The registers show events up to position %d only; they are compared up to there.%n",
                        totals.position);
            }
            if (covered > signed()) {
                out.printf(
                        "Sự kiện từ vị trí %d đến %d: chỉ những gì giữ riêng xác nhận, không điểm kiểm tra nào trong gói.%n",
                        signed() + 1, covered);
                out.printf(
                        "Events from position %d to %d are confirmed by what was kept elsewhere, and by no checkpoint in the bundle.%n",
                        signed() + 1, covered);
            }
            if (confirmed() == 0 || events > confirmed()) {
                out.printf(
                        "CHƯA KÝ: %s sự kiện cuối, từ vị trí %d.%n",
                        inVietnamese("%,d", events - confirmed()), confirmed() + 1);
                out.printf(
                        "UNSIGNED: the last %s, from position %d on.%n",
                        counted(events - confirmed(), "event"), confirmed() + 1);
                if (!asked.unsigned) {
                    out.println(
                            "KHÔNG ĐẠT: ai giữ cơ sở dữ liệu cũng có thể đã làm lại những gì chưa ký (--unsigned: vẫn chấp nhận).");
                    out.println(
                            "NOT VERIFIED: whoever keeps the database could have made anew what is not signed (--unsigned: accept it all the same).");
                    return UNSIGNED;
                }
            }
            if (compared == 0 && (asked.keys.isEmpty() || lastSigned == null)) {
                out.println(
                        "Chưa đối chiếu với điểm kiểm tra giữ riêng (--checkpoint, --root) hay khóa đã biết (--key): ai giữ cả cơ sở dữ liệu và khóa ký vẫn có thể đã làm lại tất cả.");
                out.println(
                        "Not compared with a checkpoint kept elsewhere (--checkpoint, --root) or a key you know (--key): whoever keeps both database and signing key could still have made all of it anew.");
            }
            out.println("ĐẠT");
            out.println("VERIFIED");
            return VERIFIED;
        }
    }

    /** An event as it was hashed: {@code text} are the first 19 fields with their lengths, byte for byte. */
    private record Event(
            long position,
            String stream,
            String type,
            String revision,
            String payload,
            byte[] text,
            byte[] previous,
            byte[] hash) {

        boolean hasItsHash() {
            return Arrays.equals(hash, sha256(previous, text));
        }

        /** Whether it has its hash under another position, so that it was moved there. */
        boolean isOf(long other) {
            var rest = new String(text, UTF_8);
            var number = Long.toString(other);
            var moved = number.length() + ":" + number + rest.substring(rest.indexOf('\n'));
            return Arrays.equals(hash, sha256(previous, moved.getBytes(UTF_8)));
        }
    }

    /** Reads events, each of 21 lines {@code <octets>:<value>}, or {@code -} for none; a value may have line ends in it. */
    private static final class Records {

        private static final int FIELDS = 21;
        private static final int HASHED = 19;
        /** Of a whole event, in octets; the ledger records none that is nearly as long. */
        private static final int LONGEST = 1 << 24;

        private final InputStream file;
        private final byte[] buffer = new byte[1 << 16];
        private final int[] from = new int[FIELDS];
        private final int[] to = new int[FIELDS];
        private byte[] bytes = new byte[1 << 12];
        private int size;
        private int filled;
        private int at;

        Records(InputStream file) {
            this.file = file;
        }

        /** The next event, or null at the end of the file. */
        Event next() throws IOException {
            size = 0;
            if (!more()) {
                return null;
            }
            int hashed = 0;
            for (int field = 0; field < FIELDS; field++) {
                field(field);
                hashed = field == HASHED - 1 ? size : hashed;
            }
            try {
                return new Event(
                        Long.parseLong(text(0)),
                        text(2),
                        text(4),
                        text(5),
                        text(6),
                        Arrays.copyOf(bytes, hashed),
                        HEX.parseHex(text(19)),
                        HEX.parseHex(text(20)));
            } catch (IllegalArgumentException unreadable) {
                throw new IOException(unreadable);
            }
        }

        private void field(int number) throws IOException {
            int length = 0;
            byte next = take();
            if (next == '-') {
                length = -1;
                next = take();
            }
            for (; length >= 0 && next >= '0' && next <= '9' && length < LONGEST; next = take()) {
                length = 10 * length + next - '0';
            }
            if (length >= LONGEST || next != (length < 0 ? '\n' : ':')) {
                throw new IOException("field " + number);
            }
            from[number] = size;
            if (length > 0) {
                take(length);
            }
            to[number] = size;
            if (length >= 0 && take() != '\n') {
                throw new IOException("field " + number);
            }
        }

        private String text(int field) {
            return new String(bytes, from[field], to[field] - from[field], UTF_8);
        }

        private boolean more() throws IOException {
            if (at == filled) {
                at = 0;
                filled = Math.max(0, file.read(buffer));
            }
            return at < filled;
        }

        private byte take() throws IOException {
            if (!more()) {
                throw new EOFException();
            }
            room(1);
            return bytes[size++] = buffer[at++];
        }

        private void take(int count) throws IOException {
            for (int left = count; left > 0; ) {
                if (!more()) {
                    throw new EOFException();
                }
                int part = Math.min(left, filled - at);
                room(part);
                System.arraycopy(buffer, at, bytes, size, part);
                at += part;
                size += part;
                left -= part;
            }
        }

        private void room(int count) throws IOException {
            if (size + count > LONGEST) {
                throw new IOException("một sự kiện dài hơn / an event longer than " + LONGEST);
            }
            if (size + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
            }
        }
    }

    /** Follows the events from hash to hash; at the first that does not fit it says why, and goes no further. */
    private static final class Chain {

        /** So many events may have been taken out where the rest was given other positions. */
        private static final int LOOKED_FOR = 100;

        private final Records records;
        private byte[] beforeLast = GENESIS;
        private byte[] last = GENESIS;
        private long expected = 1;
        private Finding broken;

        Chain(Records records) {
            this.records = records;
        }

        Finding broken() {
            return broken;
        }

        Event next() {
            Event event;
            try {
                event = broken == null ? records.next() : null;
            } catch (IOException unreadable) {
                broken = new Finding(
                        expected, "sự kiện bị sửa: không đọc được nữa", "an edited event: it cannot be read any more");
                return null;
            }
            if (event == null) {
                return null;
            }
            if (event.position() != expected || !Arrays.equals(event.previous(), last) || !event.hasItsHash()) {
                broken = why(event);
                return null;
            }
            beforeLast = last;
            last = event.hash();
            expected++;
            return event;
        }

        private Finding why(Event event) {
            if (Arrays.equals(event.previous(), last)) {
                return edited(expected, "nội dung không còn mã băm của nó", "what it says does not have its hash");
            }
            if (expected > 1 && Arrays.equals(event.previous(), beforeLast)) {
                return inserted(expected - 1);
            }
            if (event.position() < expected) {
                return inserted(expected);
            }
            if (event.position() > expected) {
                return comes(later -> later.position() == expected) ? reordered() : missing(event.position() - 1);
            }
            if (event.hasItsHash()) {
                return expected == 1
                        ? edited(1, "không phải sự kiện đầu tiên", "it is not the first event")
                        : edited(expected - 1, "mã băm của nó đã bị làm lại", "its hash was made anew");
            }
            for (long moved = expected + 1; moved <= expected + LOOKED_FOR; moved++) {
                if (event.isOf(moved)) {
                    return comes(later -> Arrays.equals(later.hash(), event.previous()))
                            ? reordered()
                            : missing(moved - 1);
                }
            }
            return edited(expected, "không nối tiếp sự kiện trước", "it does not follow the event before");
        }

        private interface Sought {
            boolean is(Event later);
        }

        /** Reads on to the end, or to an event that explains what was found. */
        private boolean comes(Sought sought) {
            try {
                for (var later = records.next(); later != null; later = records.next()) {
                    if (sought.is(later)) {
                        return true;
                    }
                }
            } catch (IOException unreadable) {
                // Then it does not come.
            }
            return false;
        }

        private static Finding edited(long position, String how, String howInEnglish) {
            return new Finding(position, "sự kiện bị sửa: " + how, "an edited event: " + howInEnglish);
        }

        private static Finding inserted(long position) {
            return new Finding(position, "sự kiện bị chèn thêm", "an inserted event");
        }

        private Finding reordered() {
            return new Finding(expected, "các sự kiện bị đổi thứ tự", "reordered events");
        }

        private Finding missing(long last) {
            return new Finding(
                    expected,
                    "thiếu sự kiện, từ vị trí %d đến %d".formatted(expected, last),
                    "missing events, from position %d to %d".formatted(expected, last));
        }
    }

    /** The root of the tree of RFC 6962 while leaves are added: the complete subtrees, one at most of each height. */
    private static final class Tree {

        private final byte[][] complete = new byte[64][];

        void add(byte[] content) {
            var hash = sha256(new byte[] {0}, content);
            int height = 0;
            for (; complete[height] != null; height++) {
                hash = node(complete[height], hash);
                complete[height] = null;
            }
            complete[height] = hash;
        }

        byte[] root() {
            byte[] root = null;
            for (var left : complete) {
                if (left != null) {
                    root = root == null ? left : node(left, root);
                }
            }
            return root;
        }

        private static byte[] node(byte[] left, byte[] right) {
            return sha256(new byte[] {1}, left, right);
        }
    }

    /**
     * A checkpoint by the text that was signed.
     *
     * @param contradicted whether what stands beside the text says something else
     */
    private record Checkpoint(
            String text,
            String signature,
            long position,
            String events,
            String head,
            String root,
            String time,
            String key,
            boolean contradicted) {

        private static final List<String> SAID = List.of("position", "events", "head", "root", "time", "key");
        private static final Pattern TEXT = Pattern.compile("""
                ledger checkpoint 1
                position ([1-9]\\d{0,17})
                events (\\d{1,18})
                head (\\S+)
                root (\\S+)
                time (\\S+)
                key (\\S+)
                """);

        static Checkpoint read(Map<String, Object> members) {
            var text = Json.text(members, "text");
            var said = TEXT.matcher(text);
            if (!said.matches()) {
                throw new Unreadable(
                        "\"text\" không phải điểm kiểm tra mà Verify.java này biết",
                        "\"text\" is no checkpoint that this Verify.java knows");
            }
            boolean contradicted = false;
            for (int i = 0; i < SAID.size(); i++) {
                var beside = members.get(SAID.get(i));
                contradicted |= beside != null && !beside.toString().equals(said.group(i + 1));
            }
            return new Checkpoint(
                    text,
                    Json.text(members, "signature"),
                    Long.parseLong(said.group(1)),
                    said.group(2),
                    said.group(3),
                    said.group(4),
                    said.group(5),
                    said.group(6),
                    contradicted);
        }

        static Checkpoint next(Lines lines) throws GeneralSecurityException {
            return lines.next(Checkpoint::read);
        }

        boolean fits(long events, String head, String root) {
            return position == events
                    && this.events.equals(Long.toString(events))
                    && this.head.equals(head)
                    && this.root.equals(root);
        }
    }

    /** The keys of the bundle in the order in which they followed each other, and which of them are to be believed. */
    private static final class Keys {

        private final Map<String, PublicKey> keys = new HashMap<>();
        private final List<String> order = new ArrayList<>();
        private final Set<String> trusted = new HashSet<>();
        private int lastKnown = -1;
        private int turn;

        /** Without a key that the reader knows, the first one is believed; each later one when the one before vouches for it. */
        static Keys read(Bundle bundle, Set<String> known, Findings findings)
                throws IOException, GeneralSecurityException {
            var read = new Keys();
            try (var lines = bundle.lines("keys.jsonl")) {
                Row<String> row = members -> read.add(members, known, findings);
                while (lines.next(row) != null) {
                    // The key is added.
                }
            }
            return read;
        }

        /** Its id. */
        private String add(Map<String, Object> members, Set<String> known, Findings findings)
                throws GeneralSecurityException {
            var former = order.isEmpty() ? null : order.get(order.size() - 1);
            var publicKey = Json.text(members, "publicKey");
            byte[] bytes;
            PublicKey key;
            try {
                bytes = Base64.getDecoder().decode(publicKey);
                key = publicKey(bytes);
            } catch (IllegalArgumentException | GeneralSecurityException none) {
                throw new Unreadable(
                        "\"publicKey\" không phải khóa Ed25519 trong Base64",
                        "\"publicKey\" is no Ed25519 key in Base64");
            }
            var id = HEX.formatHex(sha256(bytes));
            boolean vouched = former != null && members.get("endorsement") != null;
            if (vouched) {
                var text = Json.text(members, "text");
                vouched = text.startsWith("ledger key 1\nid " + id + "\npublic " + publicKey + "\n")
                        && text.endsWith("\nfollows " + former + "\n")
                        && verifies(keys.get(former), text, Json.text(members, "endorsement"));
                if (!vouched) {
                    forged(findings, id, "khóa trước không xác nhận nó", "the key before does not vouch for it");
                }
            }
            if (!id.equals(members.get("id")) || !Objects.equals(former, members.get("follows"))) {
                forged(
                        findings,
                        id,
                        "nó mang tên hoặc theo sau khóa khác",
                        "it is called otherwise, or follows another");
            }
            if (keys.put(id, key) != null) {
                throw Contradiction.twice(id);
            }
            if (known.contains(id)) {
                lastKnown = order.size();
            }
            order.add(id);
            if (known.contains(id) || (former == null && known.isEmpty()) || (vouched && trusted.contains(former))) {
                trusted.add(id);
            }
            return id;
        }

        private static void forged(Findings findings, String id, String why, String whyInEnglish) {
            findings.add(0, "khóa giả %s: %s".formatted(id, why), "a forged key %s: %s".formatted(id, whyInEnglish));
        }

        boolean has(Checkpoint checkpoint) {
            return keys.containsKey(checkpoint.key());
        }

        boolean signed(Checkpoint checkpoint) throws GeneralSecurityException {
            return has(checkpoint)
                    && !checkpoint.contradicted()
                    && verifies(keys.get(checkpoint.key()), checkpoint.text(), checkpoint.signature());
        }

        boolean trusted(String id) {
            return trusted.contains(id);
        }

        /** Also of keys that one which the reader knows came after: they signed before it, and it signed on. */
        boolean vouched(String id) {
            return trusted(id) || order.indexOf(id) < lastKnown;
        }

        /** Whether a key signs that does not stand before one that signed already. */
        boolean takesTurn(String id) {
            int asked = order.indexOf(id);
            boolean later = asked >= turn;
            turn = Math.max(turn, asked);
            return later;
        }

        int count() {
            return keys.size();
        }

        private static boolean verifies(PublicKey key, String text, String signature) throws GeneralSecurityException {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(UTF_8));
            try {
                return verifier.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException malformed) {
                return false;
            }
        }
    }

    /** Where money stands; what is outside is nobody's. */
    private enum Bucket {
        AVAILABLE,
        HELD,
        RESERVED,
        COMMITTED,
        ADVANCED,
        SPENT,
        LAPSED,
        CARRIED_OUT,
        OUTSIDE;

        /** Its name in the bundle. */
        String member() {
            return this == CARRIED_OUT ? "carriedOut" : name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class UnknownEvent extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownEvent(String type) {
            super(type);
        }
    }

    /** What the events make of every portion of every line, folded here without any code of the ledger. */
    private static final class Books {

        private static final Set<String> WITHOUT_MONEY = Set.of(
                "PlanRegistered",
                "PlanWithdrawn",
                "LineOpened",
                "PlanAmended",
                "LineAmended",
                "AgencySucceeded",
                "RuleSetLoaded",
                "CeilingDrawn",
                "CeilingRestored",
                "CeilingRaised",
                "CeilingLowered",
                "AppendixExtended",
                "YearClosed",
                "YearReopened",
                "ApprovalPolicySet");

        /** What each of these undoes; the original stands in it. */
        private static final Map<String, String> UNDOES = Map.ofEntries(
                Map.entry("AllocationReversed", "FundsAllocated"),
                Map.entry("SupplementReversed", "AllocationSupplemented"),
                Map.entry("ReductionReversed", "AllocationReduced"),
                Map.entry("TransferOutReversed", "FundsTransferredOut"),
                Map.entry("TransferInReversed", "FundsTransferredIn"),
                Map.entry("HoldReversed", "FundsHeld"),
                Map.entry("CommitmentReversed", "FundsCommitted"),
                Map.entry("AdjustmentReversed", "CommitmentAdjusted"),
                Map.entry("ReleaseReversed", "CommitmentReleased"),
                Map.entry("DisbursementReversed", "FundsDisbursed"),
                Map.entry("SettlementReversed", "AdvanceSettled"),
                Map.entry("RecoveryReversed", "AdvanceRecovered"),
                Map.entry("ReturnReversed", "PaymentReturned"),
                Map.entry("LapseReversed", "FundsLapsed"),
                Map.entry("CarryOutReversed", "FundsCarriedOut"),
                Map.entry("CarryInReversed", "FundsCarriedIn"));

        private static final Set<String> CONCLUDES_REQUEST =
                Set.of("RequestApproved", "RequestReturned", "RequestWithdrawn", "RequestExpired");

        /** Dong by bucket, and at the end the position of the last event that moved some. */
        private final Map<String, long[]> rows = new HashMap<>();

        private long[] row;

        void fold(Event event) {
            if (!event.revision().equals("1")) {
                throw new UnknownEvent(event.type() + " " + event.revision());
            }
            if (WITHOUT_MONEY.contains(event.type())) {
                return;
            }
            var said = Json.object(event.payload());
            if (UNDOES.containsKey(event.type())) {
                fact(event, UNDOES.get(event.type()), inner(said, "original"), -1);
            } else if (CONCLUDES_REQUEST.contains(event.type())) {
                fact(event, "RequestSubmitted", inner(said, "request"), -1);
            } else {
                fact(event, event.type(), said, 1);
            }
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> inner(Map<String, Object> said, String member) {
            return (Map<String, Object>) said.get(member);
        }

        private void fact(Event event, String type, Map<String, Object> said, int sign) {
            row = rows.computeIfAbsent(
                    event.stream() + "/" + said.get("portion"), none -> new long[Bucket.values().length]);
            row[Bucket.OUTSIDE.ordinal()] = event.position();
            switch (type) {
                case "FundsAllocated", "AllocationSupplemented", "FundsTransferredIn" ->
                    move(Bucket.OUTSIDE, Bucket.AVAILABLE, sign * dong(said, "amount"));
                case "AllocationReduced", "FundsTransferredOut", "FundsTakenBack" ->
                    move(Bucket.AVAILABLE, Bucket.OUTSIDE, sign * dong(said, "amount"));
                case "FundsHeld" -> move(Bucket.AVAILABLE, Bucket.HELD, sign * dong(said, "amount"));
                case "HoldReleased" -> move(Bucket.HELD, Bucket.AVAILABLE, sign * dong(said, "amount"));
                case "RequestSubmitted" -> move(Bucket.AVAILABLE, Bucket.RESERVED, sign * dong(said, "reserved"));
                case "FundsCommitted" -> move(Bucket.AVAILABLE, Bucket.COMMITTED, sign * dong(said, "amount"));
                case "CommitmentReleased" -> move(Bucket.COMMITTED, Bucket.AVAILABLE, sign * dong(said, "amount"));
                case "CommitmentAdjusted" ->
                    move(Bucket.AVAILABLE, Bucket.COMMITTED, sign * (dong(said, "after") - dong(said, "before")));
                case "FundsDisbursed" ->
                    move(
                            source(said),
                            said.get("kind").equals("PAYMENT") ? Bucket.SPENT : Bucket.ADVANCED,
                            sign * dong(said, "amount"));
                case "AdvanceSettled" -> move(Bucket.ADVANCED, Bucket.SPENT, sign * dong(said, "amount"));
                case "AdvanceRecovered" -> move(Bucket.ADVANCED, source(said), sign * dong(said, "amount"));
                case "PaymentReturned" -> move(Bucket.SPENT, source(said), sign * dong(said, "amount"));
                case "FundsCarriedOut" -> move(stood(said), Bucket.CARRIED_OUT, sign * dong(said, "amount"));
                case "FundsCarriedIn" -> move(Bucket.OUTSIDE, stood(said), sign * dong(said, "amount"));
                case "FundsLapsed" -> lapse(said, sign);
                default -> throw new UnknownEvent(type);
            }
        }

        private static long dong(Map<?, ?> said, String member) {
            return (long) said.get(member);
        }

        /** Where money of a disbursement came from. */
        private static Bucket source(Map<String, Object> said) {
            return said.get("commitment") == null ? Bucket.AVAILABLE : Bucket.COMMITTED;
        }

        /** Where money stood that was carried over, and stands from then on. */
        private static Bucket stood(Map<String, Object> said) {
            return said.get("commitment") == null && said.get("advance") != null ? Bucket.ADVANCED : source(said);
        }

        private void lapse(Map<String, Object> said, int sign) {
            move(Bucket.AVAILABLE, Bucket.LAPSED, sign * dong(said, "available"));
            for (var held : (List<?>) said.get("held")) {
                move(Bucket.HELD, Bucket.LAPSED, sign * dong((Map<?, ?>) held, "amount"));
            }
        }

        private void move(Bucket from, Bucket to, long dong) {
            add(from, -dong);
            add(to, dong);
        }

        private void add(Bucket bucket, long dong) {
            if (bucket != Bucket.OUTSIDE) {
                row[bucket.ordinal()] = Math.addExact(row[bucket.ordinal()], dong);
            }
        }
    }

    /** What the registers showed, as of a position. */
    private static final class Totals {

        private final long position;
        private final Map<String, long[]> rows = new TreeMap<>();

        private Totals(long position) {
            this.position = position;
        }

        static Totals read(Bundle bundle, long position) throws IOException, GeneralSecurityException {
            var totals = new Totals(position);
            try (var lines = bundle.lines("totals.jsonl")) {
                while (lines.next(totals::add) != null) {
                    // The row is added.
                }
            }
            return totals;
        }

        /** Its place. */
        private String add(Map<String, Object> row) {
            var amounts = new long[Bucket.OUTSIDE.ordinal()];
            for (int i = 0; i < amounts.length; i++) {
                amounts[i] = Json.number(row, Bucket.values()[i].member());
            }
            var place = Json.text(row, "plan") + ":" + Json.text(row, "line") + "/" + Json.text(row, "portion");
            if (rows.put(place, amounts) != null) {
                throw Contradiction.twice(place);
            }
            return place;
        }

        int count() {
            return rows.size();
        }

        void compare(Books books, Findings findings) {
            var places = new TreeMap<>(rows);
            books.rows.keySet().forEach(place -> places.putIfAbsent(place, new long[Bucket.OUTSIDE.ordinal()]));
            places.forEach((place, shown) -> {
                var folded = books.rows.getOrDefault(place, new long[Bucket.values().length]);
                for (int i = 0; i < shown.length; i++) {
                    if (shown[i] != folded[i]) {
                        findings.add(difference(place, Bucket.values()[i], shown[i], folded));
                    }
                }
            });
        }

        private static Finding difference(String place, Bucket bucket, long shown, long[] folded) {
            long last = folded[Bucket.OUTSIDE.ordinal()];
            return new Finding(
                    last,
                    "số tổng sai: %s %s, sổ %s, theo sự kiện %s%s"
                            .formatted(
                                    place,
                                    bucket,
                                    inVietnamese("%,d", shown),
                                    inVietnamese("%,d", folded[bucket.ordinal()]),
                                    last == 0 ? "" : " (vị trí là sự kiện cuối của dòng)"),
                    "a wrong total: %s %s, register %,d, by the events %,d%s"
                            .formatted(
                                    place,
                                    bucket,
                                    shown,
                                    folded[bucket.ordinal()],
                                    last == 0 ? "" : " (the position is that of its last event)"));
        }
    }

    /** As much of JSON as is needed: objects, lists, texts, whole numbers, true, false and null. */
    private static final class Json {

        private static final int DEEPEST = 100;

        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(String text) {
            var json = new Json(text);
            try {
                var value = json.value(0);
                if (value instanceof Map<?, ?> && json.peek() == 0) {
                    return (Map<String, Object>) value;
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                // It is said below.
            }
            throw new Unreadable("không phải một đối tượng JSON", "it is no JSON object");
        }

        static String text(Map<String, Object> members, String name) {
            if (members.get(name) instanceof String text) {
                return text;
            }
            throw missing(members, name, "chuỗi ký tự", "text");
        }

        static long number(Map<String, Object> members, String name) {
            if (members.get(name) instanceof Long number) {
                return number;
            }
            throw missing(members, name, "số nguyên", "whole number");
        }

        private static Unreadable missing(Map<String, Object> members, String name, String kind, String kindInEnglish) {
            return members.get(name) == null
                    ? new Unreadable("thiếu \"%s\"".formatted(name), "\"%s\" is missing".formatted(name))
                    : new Unreadable(
                            "\"%s\" không phải %s".formatted(name, kind),
                            "\"%s\" is no %s".formatted(name, kindInEnglish));
        }

        private Object value(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("JSON");
            }
            return switch (peek()) {
                case '{' -> members(depth + 1);
                case '[' -> elements(depth + 1);
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> members(int depth) {
            var members = new LinkedHashMap<String, Object>();
            for (char next = open('}'); next != '}'; next = separator('}')) {
                peek();
                var name = string();
                expect(':');
                if (members.containsKey(name)) {
                    throw Contradiction.twice(name);
                }
                members.put(name, value(depth));
            }
            return members;
        }

        private List<Object> elements(int depth) {
            var elements = new ArrayList<>();
            for (char next = open(']'); next != ']'; next = separator(']')) {
                elements.add(value(depth));
            }
            return elements;
        }

        /** Behind the opening bracket: the closing one, which is passed, or anything else. */
        private char open(char close) {
            at++;
            char next = peek();
            if (next == close) {
                at++;
            }
            return next;
        }

        private char separator(char close) {
            char next = peek();
            at++;
            if (next != ',' && next != close) {
                throw new IllegalArgumentException("JSON");
            }
            return next;
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw new IllegalArgumentException("JSON");
            }
            at++;
        }

        private char peek() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private String string() {
            expect('"');
            int end = at;
            while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '"') {
                var plain = text.substring(at, end);
                at = end + 1;
                return plain;
            }
            var string = new StringBuilder();
            for (char next = character(); next != '"'; next = character()) {
                string.append(next == '\\' ? escaped() : next);
            }
            return string.toString();
        }

        private char escaped() {
            char kind = character();
            if (kind == 'u') {
                at += 4;
                return (char) Integer.parseInt(text, at - 4, Math.min(at, text.length()), 16);
            }
            int known = "\"\\/bfnrt".indexOf(kind);
            if (known < 0) {
                throw new IllegalArgumentException("JSON");
            }
            return "\"\\/\b\f\n\r\t".charAt(known);
        }

        private char character() {
            if (at >= text.length()) {
                throw new IllegalArgumentException("JSON");
            }
            return text.charAt(at++);
        }

        private Object word() {
            int first = at;
            while (at < text.length() && "-+.eE0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            var word = text.substring(first, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> Long.parseLong(word);
            };
        }
    }

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    });

    /** In English: 1 event, 2,000 events. */
    private static String counted(long count, String one) {
        return String.format(Locale.ROOT, count == 1 ? "%,d %s" : "%,d %ss", count, one);
    }

    /** A figure with dots between its thousands and a comma before its decimals. */
    private static String inVietnamese(String format, Object figure) {
        var english = String.format(Locale.ROOT, format, figure);
        return english.replace('.', ' ').replace(',', '.').replace(' ', ',');
    }

    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
    }

    private static byte[] sha256(byte[]... parts) {
        var sha256 = SHA_256.get();
        for (var part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }
}
