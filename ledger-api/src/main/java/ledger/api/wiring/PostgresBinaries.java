package ledger.api.wiring;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once per version. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private PostgresBinaries() {}

    /**
     * Unpacks the programs for this operating system unless they are already there.
     *
     * @param home where all versions are kept
     * @return the directory that holds {@code bin}
     */
    static Path unpack(Path home) throws IOException {
        var archive = archive();
        var checksum = new CRC32();
        checksum.update(archive);
        var unpacked = home.resolve("%08x".formatted(checksum.getValue()));
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        LOG.info("Đang giải nén PostgreSQL… / Unpacking PostgreSQL…");
        Files.createDirectories(home);
        var half = Files.createTempDirectory(home, "unpacking");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, half);
            }
        }
        publish(half, unpacked);
        return unpacked;
    }

    private static byte[] archive() throws IOException {
        var system =
                System.getProperty("os.name").replaceFirst("Mac OS X", "Darwin").replaceFirst("Windows.*", "Windows");
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return packed.readAllBytes();
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path into) throws IOException {
        var file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("An entry of the archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException("Cannot be made executable: " + file);
            }
        }
    }

    /** The last step is a rename, so that a killed start leaves no half-unpacked programs behind. */
    private static void publish(Path half, Path unpacked) throws IOException {
        try {
            Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            FileSystemUtils.deleteRecursively(half);
        }
    }
}
