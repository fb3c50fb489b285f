package ledger.api.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of an appendix. */
enum Column {
    NUMBER("STT", true, List.of("stt", "số tt", "tt"), List.of()),
    TITLE("Nội dung", true, List.of("nội dung"), List.of()),
    LEAD("Cơ quan chủ trì", true, List.of("cơ quan chủ trì", "đơn vị chủ trì"), List.of()),
    COORDINATING("Cơ quan phối hợp", false, List.of("cơ quan phối hợp", "đơn vị phối hợp"), List.of()),
    TIME("Thời gian thực hiện", false, List.of("thời gian thực hiện", "thời gian"), List.of()),
    UNIT("ĐVT", true, List.of("đvt", "đơn vị tính"), List.of("dvvt", "đvvt", "dvt")),
    QUANTITY("Số lượng", true, List.of("số lượng", "sl"), List.of()),
    UNIT_PRICE("Đơn giá", true, List.of("đơn giá", "đơn giá (đồng)"), List.of()),
    AMOUNT("Kinh phí", true, List.of("kinh phí", "kinh phí (đồng)", "thành tiền", "thành tiền (đồng)"), List.of()),
    NOTE("Ghi chú", false, List.of("ghi chú"), List.of());

    /** The name as the appendix prints it. */
    final String label;

    /** Whether no plan can be made without it. */
    final boolean required;

    private final List<String> names;
    private final List<String> slips;

    Column(String label, boolean required, List<String> names, List<String> slips) {
        this.label = label;
        this.required = required;
        this.names = names;
        this.slips = slips;
    }

    /** The column that a header cell names, slips of the pen included. A header in another unit of money names none. */
    static Optional<Column> named(String header) {
        var name = header.length() > 60 ? "" : Spelling.same(header);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(name) || column.slips.contains(name))
                .findFirst();
    }

    /** Whether the header cell is a known slip for this column's name. */
    boolean misspelt(String header) {
        return slips.contains(Spelling.same(header));
    }
}
