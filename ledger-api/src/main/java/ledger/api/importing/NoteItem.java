package ledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a note says is carried over.
 *
 * @param whole whether it means all of its line; it then has no count
 * @param thing what is counted, as written; "" when the note does not say
 */
record NoteItem(boolean whole, long count, String thing, Portion portion) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** Where the work is carried to, which is this plan. */
    private static final Pattern GOAL = Pattern.compile(
            "(?:sang|để|tiếp tục|thực hiện)(?: (?:thực hiện|trong|vào|của|kế hoạch))* năm \\d{4}|sang \\d{4}", FLAGS);

    private static final Pattern PERIOD = Pattern.compile(
            "(?:(?:của|từ|trong) )?(?:(?:các )?(?:giai đoạn|gđ|năm|kế hoạch năm) ?)?\\b((?:19|20)\\d{2})\\b(?: ?[-–—] ?((?:19|20)\\d{2})\\b)?",
            FLAGS);
    private static final Pattern FILLER = Pattern.compile(
            "\\b(?:trong đó|chuyển tiếp|chuyển nguồn|chuyển sang|chuyển|còn lại|tồn đọng|gồm|bao gồm|có|của|từ|là|sang|thực hiện)\\b|[:.()]",
            FLAGS);
    private static final Pattern WHOLE = Pattern.compile(
            "(?:toàn bộ )?(?:nội dung|nhiệm vụ|công việc|phần việc) này|toàn bộ(?: (?:nội dung|nhiệm vụ|công việc))?",
            FLAGS);
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,9}|\\p{L}{2,4})(?: (.+))?", FLAGS);
    private static final Pattern PARTING = Pattern.compile("[,;]| và ", FLAGS);
    private static final Pattern PART = Pattern.compile("\\bmột phần\\b", FLAGS);

    private static final Map<String, Long> WORDS = Map.of(
            "một", 1L, "hai", 2L, "ba", 3L, "bốn", 4L, "năm", 5L, "sáu", 6L, "bảy", 7L, "tám", 8L, "chín", 9L, "mười",
            10L);

    /** All that the note says; nothing when a part of it is not understood. */
    static List<NoteItem> of(String note) {
        var text = GOAL.matcher(note.replaceAll("[\\s\\u00a0]+", " ").strip()).replaceAll("");
        if (PART.matcher(text).find()) {
            return List.of();
        }
        var items = new ArrayList<NoteItem>();
        for (var clause : text.split(";")) {
            var found = clause(clause);
            if (found == null) {
                return List.of();
            }
            items.addAll(found);
        }
        return items;
    }

    /** A period behind a thing or before it counts for all things up to the next period. */
    private static @Nullable List<NoteItem> clause(String clause) {
        var pieces = PARTING.split(clause);
        var periods = new ArrayList<@Nullable Portion>();
        var rests = new ArrayList<String>();
        for (var piece : pieces) {
            var found = PERIOD.matcher(piece);
            Portion period = null;
            while (found.find()) {
                if (period != null) {
                    return null;
                }
                period = Portion.of(found.group(2) == null ? found.group(1) : found.group(1) + "-" + found.group(2));
            }
            periods.add(period);
            rests.add(FILLER.matcher(PERIOD.matcher(piece).replaceAll(" "))
                    .replaceAll(" ")
                    .replaceAll(" +", " ")
                    .strip());
        }
        var items = new ArrayList<NoteItem>();
        for (int index = 0; index < pieces.length; index++) {
            var rest = rests.get(index);
            var period = near(periods, index);
            if (rest.isEmpty()) {
                continue;
            }
            if (period == null) {
                return null;
            }
            var item = item(rest, period);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return items;
    }

    private static @Nullable NoteItem item(String text, Portion period) {
        if (WHOLE.matcher(text).matches()) {
            return new NoteItem(true, 0, "", period);
        }
        var counted = COUNTED.matcher(text);
        if (!counted.matches()) {
            return null;
        }
        var number = counted.group(1);
        var count =
                Character.isDigit(number.charAt(0)) ? Long.valueOf(number) : WORDS.get(number.toLowerCase(Locale.ROOT));
        return count == null
                ? null
                : new NoteItem(false, count, counted.group(2) == null ? "" : counted.group(2), period);
    }

    private static @Nullable Portion near(List<@Nullable Portion> periods, int index) {
        for (int behind = index; behind < periods.size(); behind++) {
            if (periods.get(behind) != null) {
                return periods.get(behind);
            }
        }
        for (int before = index - 1; before >= 0; before--) {
            if (periods.get(before) != null) {
                return periods.get(before);
            }
        }
        return null;
    }
}
