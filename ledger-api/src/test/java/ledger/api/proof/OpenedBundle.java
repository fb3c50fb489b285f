package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle in the hands of somebody who has a text editor, and knows how the chain is made. */
public final class OpenedBundle {

    public static final int POSITION = 0;
    public static final int PAYLOAD = 6;
    private static final int HASHED = 19;
    private static final int PREVIOUS = 19;
    private static final int HASH = 20;
    private static final String EVENTS = "events.txt";
    private static final HexFormat HEX = HexFormat.of();

    /** Every file but that of the events. */
    public final Map<String, String> files = new LinkedHashMap<>();

    /** The fields of each event, in the order of the file. */
    public final List<String[]> events = new ArrayList<>();

    public static OpenedBundle read(byte[] bytes) throws IOException {
        var opened = new OpenedBundle();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(EVENTS)) {
                    opened.readEvents(zip.readAllBytes());
                } else {
                    opened.files.put(entry.getName(), utf8(zip));
                }
            }
        }
        return opened;
    }

    private static String utf8(InputStream bytes) throws IOException {
        return new String(bytes.readAllBytes(), UTF_8);
    }

    private void readEvents(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            var fields = new String[HASH + 1];
            for (int field = 0; field < fields.length; field++) {
                if (bytes[at] == '-') {
                    at += 2;
                    continue;
                }
                int colon = at;
                while (bytes[colon] != ':') {
                    colon++;
                }
                int length = Integer.parseInt(new String(bytes, at, colon - at, UTF_8));
                fields[field] = new String(bytes, colon + 1, length, UTF_8);
                at = colon + 1 + length + 1;
            }
            events.add(fields);
        }
    }

    /** A copy of an event that can be changed by itself. */
    public String[] copyOf(int index) {
        return events.get(index).clone();
    }

    /** Gives every event from a place in the file on the position of its place and the hash that goes with it. */
    public void chainAnew(int from) {
        for (int index = from; index < events.size(); index++) {
            events.get(index)[POSITION] = Integer.toString(index + 1);
            link(index);
        }
    }

    /** Gives one event the hash that it would have in its place. */
    public void link(int index) {
        var event = events.get(index);
        event[PREVIOUS] = index == 0 ? "0".repeat(64) : events.get(index - 1)[HASH];
        var text = new StringBuilder();
        for (int field = 0; field < HASHED; field++) {
            text.append(written(event[field]));
        }
        event[HASH] = HEX.formatHex(
                sha256(HEX.parseHex(event[PREVIOUS]), text.toString().getBytes(UTF_8)));
    }

    private static String written(String value) {
        return value == null ? "-\n" : value.getBytes(UTF_8).length + ":" + value + "\n";
    }

    /** Of the event at a position. */
    public String hash(long position) {
        return events.get((int) position - 1)[HASH];
    }

    /** The root of the tree over the events up to a position as they are now, in hex. */
    public String root(long position) {
        var leaves = events.stream()
                .limit(position)
                .map(event -> MerkleTree.leaf(HEX.parseHex(event[HASH])))
                .toList();
        return HEX.formatHex(MerkleTreeTest.of(leaves).root(leaves.size()));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(sha256::update);
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] eventBytes() {
        var bytes = new ByteArrayOutputStream();
        for (var event : events) {
            for (var field : event) {
                bytes.writeBytes(written(field).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public Path write(Path file) throws IOException {
        return write(file, eventBytes());
    }

    /** With a file of events that no longer need be events. */
    public Path write(Path file, byte[] eventBytes) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var other : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue().getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry(EVENTS));
            zip.write(eventBytes);
        }
        return file;
    }
}
