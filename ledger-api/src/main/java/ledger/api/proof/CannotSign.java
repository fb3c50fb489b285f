package ledger.api.proof;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why no checkpoint is taken: the key is not where it should be, or the log is not what was signed; in both languages. */
public final class CannotSign extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String vietnamese;
    private final String english;

    private CannotSign(String vietnamese, String english, @Nullable Throwable cause) {
        super(vietnamese + " / " + english, cause);
        this.vietnamese = vietnamese;
        this.english = english;
    }

    static CannotSign unreadable(Path file, Throwable cause) {
        return new CannotSign(
                "Không đọc được khóa ký trong tệp %s.".formatted(file),
                "The signing key in the file %s cannot be read.".formatted(file),
                cause);
    }

    static CannotSign unwritable(Path file, Throwable cause) {
        return new CannotSign(
                "Không ghi được khóa ký vào tệp %s.".formatted(file),
                "The signing key cannot be written to the file %s.".formatted(file),
                cause);
    }

    /** @param id the key that is wanted */
    static CannotSign otherKey(Path file, String id) {
        return new CannotSign(
                "Tệp %s không có khóa ký của sổ này (%s); chép lại khóa từ máy đã tạo ra nó hoặc từ bản sao lưu."
                        .formatted(file, id),
                "The file %s does not have the signing key of this ledger (%s); copy it from where it was made, or from a backup."
                        .formatted(file, id),
                null);
    }

    /**
     * @param signed the position of the checkpoint that no longer fits
     * @param position the first event behind which something does not fit
     */
    static CannotSign changed(long signed, long position) {
        return new CannotSign(
                "Nhật ký sự kiện không còn là nhật ký đã ký tại vị trí %d (sai từ vị trí %d); không ký thêm."
                        .formatted(signed, position),
                "The log is not the one that was signed at position %d (wrong from position %d on); nothing more is signed."
                        .formatted(signed, position),
                null);
    }

    /** In both languages. */
    public String sentence() {
        return vietnamese + " / " + english;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}
