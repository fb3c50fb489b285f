package ledger.api.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file of user names and passwords that only its owner can read, where the file system knows of owners. */
final class PasswordFile {

    private final Path path;

    PasswordFile(Path path) {
        this.path = path;
    }

    /** Adds one at the end of the file. */
    void keep(String username, String password) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        var ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (var file = Files.newByteChannel(path, options, ownerOnly)) {
            var bytes = ByteBuffer.wrap((username + " " + password + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /** The latest one kept for a user. */
    Optional<String> find(String username) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(username + " "))
                .map(line -> line.substring(username.length() + 1))
                .reduce((earlier, later) -> later);
    }
}
