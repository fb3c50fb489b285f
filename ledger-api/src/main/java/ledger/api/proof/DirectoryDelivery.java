package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file for each checkpoint, in a directory that is somebody else's, such as a mount that only takes new files. What is there
 * says how far it was delivered, so that each node has a directory of its own, or all of them one together.
 */
final class DirectoryDelivery implements Destination {

    /** Of more digits no position is. */
    private static final Pattern NAME = Pattern.compile("checkpoint-0(\\d{18})\\.json");

    private static final int PAGE = 100;

    private final Path directory;
    private final Proofs proofs;
    private long delivered;

    DirectoryDelivery(Path directory, Proofs proofs) {
        this.directory = directory;
        this.proofs = proofs;
    }

    @Override
    public Wellness.Part part() {
        return Wellness.Part.DIRECTORY;
    }

    @Override
    public void deliver() {
        // It is never made: below a mount that is away it would be on the ledger's own disk.
        if (!Files.isDirectory(directory)) {
            throw new Undelivered("Không có thư mục " + directory, "There is no directory " + directory);
        }
        try {
            if (delivered == 0 || !Files.exists(file(delivered))) {
                delivered = last();
            }
            Undelivered.unlessThere(proofs, delivered);
            // The last one that is there may be torn.
            for (var page = proofs.after(delivered - 1, PAGE); !page.isEmpty(); page = proofs.after(delivered, PAGE)) {
                for (var checkpoint : page) {
                    write(file(checkpoint.position()), content(checkpoint));
                    delivered = checkpoint.position();
                }
            }
        } catch (IOException e) {
            throw new Undelivered(
                    "Không ghi được vào " + directory + ": " + e, "Cannot write to " + directory + ": " + e);
        }
    }

    private Path file(long position) {
        return directory.resolve("checkpoint-%019d.json".formatted(position));
    }

    private long last() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    static byte[] content(Checkpoint checkpoint) {
        return (JsonMapper.shared().writeValueAsString(checkpoint.members()) + "\n").getBytes(UTF_8);
    }

    /** Only what is not there yet is written: of a file that was torn the rest, of a whole one nothing. */
    private static void write(Path file, byte[] content) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var there = ByteBuffer.allocate((int) Math.min(channel.size(), content.length + 1L));
            while (there.hasRemaining() && channel.read(there) >= 0) {
                // Until all of it is read.
            }
            int length = there.position();
            if (length > content.length || !Arrays.equals(there.array(), 0, length, content, 0, length)) {
                throw new Undelivered(
                        "Tệp " + file + " có nội dung khác với điểm kiểm tra đã ký; sổ hoặc tệp đã bị sửa",
                        "The file " + file
                                + " says something else than was signed; the ledger or the file was changed");
            }
            for (var rest = ByteBuffer.wrap(content, length, content.length - length); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
