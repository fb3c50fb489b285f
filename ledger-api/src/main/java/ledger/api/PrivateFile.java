package ledger.api;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files that nobody but their owner can read, where the file system knows of owners. */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Writes a file anew. It is never readable by others, not even between its creation and its first byte; and it is what it
     * was or what it is to be, also when the power fails meanwhile.
     */
    public static void write(Path file, List<String> lines) throws IOException {
        FileAttribute<?>[] mode = posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, mode);
        Files.write(written, lines);
        force(written, StandardOpenOption.WRITE);
        move(written, file);
    }

    /** Puts a file in the place of another one, in one step and for good. */
    public static void move(Path file, Path place) throws IOException {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (posix(place)) {
            // Elsewhere a directory cannot be opened.
            force(place.resolveSibling("."), StandardOpenOption.READ);
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void force(Path file, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(file, option)) {
            channel.force(true);
        }
    }
}
