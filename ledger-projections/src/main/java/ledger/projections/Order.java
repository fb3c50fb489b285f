package ledger.projections;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The order of a list. Rows that are equal in its key stand in the order in which they were recorded. */
public record Order(Key key, boolean descending) {

    /** As it was recorded. */
    public static final Order RECORDED = new Order(Key.POSITION, false);

    /** What a list can be ordered by. */
    public enum Key {
        POSITION("position", "position", "bigint"),
        RECORDED_AT("recordedAt", "position", "bigint"),
        EFFECTIVE_DATE("effectiveDate", "effective", "date"),
        AMOUNT("amount", "amount", "bigint"),
        /** What has no last day comes after all that has one. */
        DUE_DATE("dueDate", "coalesce(due_date, 'infinity'::date)", "date");

        private final String member;
        private final String column;
        private final String type;

        Key(String member, String column, String type) {
            this.member = member;
            this.column = column;
            this.type = type;
        }

        /** Its name in an answer. */
        public String member() {
            return member;
        }

        /** Whether a text is a value of it, as a {@link Mark} has it. */
        public boolean valid(String value) {
            return type.equals("date") ? value.equals("infinity") || day(value) : value.matches("\\d{1,18}");
        }

        private static boolean day(String value) {
            try {
                return value.length() == 10 && LocalDate.parse(value).getYear() > 0;
            } catch (DateTimeParseException none) {
                return false;
            }
        }

        /** In SQL; never null. */
        String column() {
            return column;
        }
    }

    /** The condition on the rows behind a mark; its parameters are the mark's value and position. */
    String behind() {
        return "(%s, position) %s (?::%s, ?)".formatted(key.column, descending ? "<" : ">", key.type);
    }

    String columns() {
        return "%s %s, position %2$s".formatted(key.column, descending ? "desc" : "asc");
    }
}
