package ledger.api.page.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.ReadHeader;
import org.jspecify.annotations.Nullable;

/** What the columns of a file were taken for. */
final class Columns {

    /** The columns of an appendix by the name that it prints, each with the key of its words on pages. */
    private static final Map<String, String> KEYS = keys();

    private Columns() {}

    /**
     * A column of the appendix and the one of the file.
     *
     * @param read what the file's header says over it; null when the file has no such column
     * @param key of the column's words; null when it was not recognised, and so is not used
     */
    public record Matched(@Nullable String read, @Nullable String key) {}

    /** All columns of the file, by every name that they have on one of its pages, and behind them those that it lacks. */
    static List<Matched> of(CheckedAppendix checked) {
        var matched = new ArrayList<Matched>();
        checked.headers().stream()
                .flatMap(header -> header.cells().stream())
                .filter(cell -> !cell.read().isEmpty())
                .map(cell -> new Matched(cell.read(), key(cell)))
                .distinct()
                .forEach(matched::add);
        KEYS.values().stream()
                .filter(key -> matched.stream().noneMatch(one -> key.equals(one.key())))
                .toList()
                .forEach(key -> matched.add(new Matched(null, key)));
        return matched;
    }

    /** The key of the words of the column that a cell of a header names. */
    static @Nullable String key(ReadHeader.Cell cell) {
        return cell.column() == null ? null : KEYS.get(cell.column());
    }

    private static Map<String, String> keys() {
        var keys = new LinkedHashMap<String, String>();
        keys.put("STT", "number");
        keys.put("Nội dung", "item");
        keys.put("Cơ quan chủ trì", "agency");
        keys.put("Cơ quan phối hợp", "partners");
        keys.put("Thời gian thực hiện", "time");
        keys.put("ĐVT", "unit");
        keys.put("Số lượng", "quantity");
        keys.put("Đơn giá", "price");
        keys.put("Kinh phí", "budget");
        keys.put("Ghi chú", "note");
        return keys;
    }
}
