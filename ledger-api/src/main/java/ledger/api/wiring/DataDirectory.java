package ledger.api.wiring;

import static ledger.api.ExitStatus.DATA_DIRECTORY_IN_USE;
import static ledger.api.ExitStatus.DATA_DIRECTORY_UNUSABLE;
import static ledger.api.ExitStatus.NO_LEDGER;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import ledger.api.StartupProblem;

/** The directory that holds everything a ledger with an embedded database keeps. */
record DataDirectory(Path path) {

    DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** @throws StartupProblem when nothing can be written there */
    static DataDirectory writable(Path path) {
        var directory = new DataDirectory(path);
        try {
            Files.createDirectories(directory.path);
            Files.delete(Files.createTempFile(directory.path, "writable", null));
            return directory;
        } catch (IOException refused) {
            throw new StartupProblem(
                    DATA_DIRECTORY_UNUSABLE,
                    "Không ghi được vào thư mục dữ liệu %s.".formatted(directory.path),
                    "The data directory %s cannot be written to.".formatted(directory.path));
        }
    }

    /** @throws StartupProblem when no ledger was ever started there; nothing is made then */
    static DataDirectory existing(Path path) {
        var directory = new DataDirectory(path);
        if (!Files.isDirectory(directory.cluster())) {
            throw new StartupProblem(
                    NO_LEDGER,
                    "Thư mục %s không có sổ nào; chọn thư mục dữ liệu của sổ bằng --data.".formatted(directory.path),
                    "There is no ledger in %s; name the data directory of one with --data.".formatted(directory.path));
        }
        return writable(path);
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path binaries() {
        return path.resolve("postgres-programs");
    }

    Path serverLog() {
        return path.resolve("postgres.log");
    }

    Path oldServerLog() {
        return path.resolve("postgres.log.1");
    }

    Path passwords() {
        return path.resolve("database.properties");
    }

    /** Keeps every other ledger out until the lock's channel is closed or this process ends, however it ends. */
    Optional<FileLock> tryLock() throws IOException {
        var channel =
                FileChannel.open(path.resolve("ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            return Optional.empty();
        }
    }

    StartupProblem inUse() {
        return new StartupProblem(
                DATA_DIRECTORY_IN_USE,
                "Một sổ khác đang dùng thư mục dữ liệu %s; dừng nó trước, hoặc chọn thư mục khác bằng --data."
                        .formatted(path),
                "Another ledger uses the data directory %s; stop it first, or choose another directory with --data."
                        .formatted(path));
    }

    /** Whether PostgreSQL would refuse to run because files here are made by the system's administrator. */
    boolean belongsToRoot() throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(path.resolve("ledger.lock"), "unix:uid"));
    }
}
