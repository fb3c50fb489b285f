package ledger.api.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of an appendix. */
enum Column {
    NUMBER("STT", true, List.of("stt", "số tt", "tt", "số thứ tự", "s tt", "s.t.t"), List.of()),
    TITLE(
            "Nội dung",
            true,
            List.of(
                    "nội dung",
                    "nội dung công việc",
                    "nội dung thực hiện",
                    "nội dung chi",
                    "nội dung nhiệm vụ",
                    "nội dung hoạt động",
                    "nội dung, nhiệm vụ",
                    "nội dung/nhiệm vụ",
                    "nhiệm vụ",
                    "tên nhiệm vụ",
                    "công việc",
                    "hạng mục",
                    "diễn giải nội dung"),
            List.of()),
    LEAD(
            "Cơ quan chủ trì",
            true,
            List.of(
                    "cơ quan chủ trì",
                    "đơn vị chủ trì",
                    "cơ quan, đơn vị chủ trì",
                    "cơ quan/đơn vị chủ trì",
                    "cơ quan chủ trì thực hiện",
                    "đơn vị chủ trì thực hiện",
                    "cơ quan thực hiện",
                    "đơn vị thực hiện",
                    "cơ quan, đơn vị thực hiện",
                    "chủ trì",
                    "chủ trì thực hiện"),
            List.of()),
    COORDINATING(
            "Cơ quan phối hợp",
            false,
            List.of(
                    "cơ quan phối hợp",
                    "đơn vị phối hợp",
                    "cơ quan, đơn vị phối hợp",
                    "cơ quan/đơn vị phối hợp",
                    "cơ quan phối hợp thực hiện",
                    "đơn vị phối hợp thực hiện",
                    "phối hợp",
                    "phối hợp thực hiện"),
            List.of()),
    TIME(
            "Thời gian thực hiện",
            false,
            List.of(
                    "thời gian thực hiện",
                    "thời gian",
                    "tiến độ",
                    "tiến độ thực hiện",
                    "thời hạn",
                    "thời gian hoàn thành"),
            List.of()),
    UNIT("ĐVT", true, List.of("đvt", "đơn vị tính", "đv tính", "đ.v.t"), List.of("dvvt", "đvvt", "dvt")),
    QUANTITY("Số lượng", true, List.of("số lượng", "sl", "khối lượng", "s.lượng"), List.of()),
    UNIT_PRICE("Đơn giá", true, List.of("đơn giá", "định mức", "mức chi"), List.of()),
    AMOUNT(
            "Kinh phí",
            true,
            List.of(
                    "kinh phí",
                    "thành tiền",
                    "dự toán",
                    "kinh phí thực hiện",
                    "dự toán kinh phí",
                    "kinh phí dự toán",
                    "kinh phí dự kiến",
                    "số tiền",
                    "tổng kinh phí"),
            List.of()),
    NOTE(
            "Ghi chú",
            false,
            List.of("ghi chú", "diễn giải/ghi chú", "diễn giải", "ghi chú/diễn giải", "chú thích"),
            List.of());

    private static final int LONGEST = 80;
    private static final Map<String, Column> BY_NAME = byName();

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

    /** Whether its cells are amounts of money. */
    boolean money() {
        return this == UNIT_PRICE || this == AMOUNT;
    }

    /**
     * The column that a header cell names, slips of the pen included. What stands in brackets behind the name does not count,
     * but over money it must be a unit of money or the number of the column.
     */
    static Optional<Column> named(String header) {
        var named = header.isEmpty() || header.length() > LONGEST
                ? Optional.<Column>empty()
                : Optional.ofNullable(BY_NAME.get(bare(header)));
        if (named.isEmpty() || !named.get().money()) {
            return named;
        }
        var bracket = bracket(header);
        return named.filter(column ->
                bracket.isEmpty() || MoneyUnit.named(bracket).isPresent() || bracket.matches("[0-9=x×*+ ]{1,20}"));
    }

    /** The unit of money in the brackets of a header cell. */
    static Optional<MoneyUnit> unit(String header) {
        return MoneyUnit.named(bracket(header));
    }

    /** Whether the header cell is a known slip for this column's name. */
    boolean misspelt(String header) {
        return slips.contains(bare(header));
    }

    private static Map<String, Column> byName() {
        var columns = new HashMap<String, Column>();
        for (var column : values()) {
            column.names.forEach(name -> columns.put(name, column));
            column.slips.forEach(name -> columns.put(name, column));
        }
        return Map.copyOf(columns);
    }

    private static String bare(String header) {
        var text = header.length() > LONGEST ? "" : Spelling.same(header);
        int open = text.indexOf('(');
        var name = open > 0 && text.endsWith(")") ? text.substring(0, open) : text;
        return Spelling.tidy(name.replace(':', ' ').replace(" / ", "/").replace("/ ", "/"));
    }

    private static String bracket(String header) {
        var text = header.length() > LONGEST ? "" : Spelling.same(header);
        int open = text.indexOf('(');
        return open > 0 && text.endsWith(")") ? text.substring(open + 1, text.length() - 1) : "";
    }
}
