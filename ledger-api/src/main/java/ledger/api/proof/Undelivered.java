package ledger.api.proof;

/** Why a checkpoint did not come to where it should, in both languages; it is tried again. */
final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    Undelivered(String vietnamese, String english) {
        super(vietnamese + " / " + english);
        this.sentence = vietnamese + " / " + english;
    }

    /**
     * What somebody has got is still a checkpoint of this ledger; where it was cut off or set back it is not.
     *
     * @param delivered the position of the last one; 0 where there is none
     */
    static void unlessThere(Proofs proofs, long delivered) {
        if (delivered > 0 && proofs.at(delivered).isEmpty()) {
            throw new Undelivered(
                    "Nơi nhận đã có điểm kiểm tra tại vị trí %d mà sổ không có; đuôi sổ đã bị cắt, hoặc sổ được phục hồi từ bản sao lưu cũ hơn"
                            .formatted(delivered),
                    "The receiver has a checkpoint at position %d that the ledger does not have; its tail was cut off, or it was restored from an older backup"
                            .formatted(delivered));
        }
    }

    String sentence() {
        return sentence;
    }
}
