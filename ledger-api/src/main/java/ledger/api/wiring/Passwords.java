package ledger.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import ledger.api.PrivateFile;

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
        PrivateFile.write(
                file,
                List.of(
                        "postgres=" + made.superuser,
                        DatabaseAccess.OWNER + "=" + made.owner,
                        DatabaseAccess.APPLICATION + "=" + made.application));
        return made;
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
