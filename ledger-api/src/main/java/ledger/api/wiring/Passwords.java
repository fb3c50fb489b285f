package ledger.api.wiring;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The embedded database's passwords: random, made once, readable by the owner of the file alone. */
record Passwords(String superuser, String owner, String application) {

    static Passwords read(Path file) throws IOException {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Passwords(
                required(kept, "postgres"),
                required(kept, DatabaseAccess.OWNER),
                required(kept, DatabaseAccess.APPLICATION));
    }

    static Passwords make(Path file) throws IOException {
        var made = new Passwords(random(), random(), random());
        writePrivately(
                file,
                List.of(
                        "postgres=" + made.superuser,
                        DatabaseAccess.OWNER + "=" + made.owner,
                        DatabaseAccess.APPLICATION + "=" + made.application));
        return made;
    }

    /** The file is never readable by others, not even between its creation and its first byte. */
    static void writePrivately(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        FileAttribute<?>[] mode =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, mode);
        Files.write(file, lines);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String required(Properties kept, String name) throws IOException {
        var password = kept.getProperty(name);
        if (password == null) {
            throw new IOException("No password of " + name);
        }
        return password;
    }

    @Override
    public String toString() {
        return "Passwords";
    }
}
