package ledger.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files that nobody but their owner can read, where the file system knows of owners. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes a file anew. It is never readable by others, not even between its creation and its first byte. */
    public static void write(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        FileAttribute<?>[] mode =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, mode);
        Files.write(file, lines);
    }
}
