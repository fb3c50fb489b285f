package ledger.api.importing.corpus;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How an office lays out its table.
 *
 * @param columns from left to right
 * @param names of the columns; the usual one where there is none
 * @param numbers how money is written
 * @param subLines how the second level is marked
 * @param formulas whether sums and products are formulas, in programs that have them
 */
record Habits(
        List<Part> columns,
        Map<Part, String> names,
        Numbers numbers,
        SubLines subLines,
        boolean counted,
        boolean formulas,
        Header header,
        boolean mergedLeads,
        boolean blankRows,
        int rowsPerPage) {

    /** The parts of a row. */
    enum Part {
        NUMBER("STT"),
        TITLE("Nội dung"),
        LEAD("Cơ quan chủ trì"),
        COORDINATING("Cơ quan phối hợp"),
        TIME("Thời gian thực hiện"),
        UNIT("ĐVT"),
        QUANTITY("Số lượng"),
        PRICE("Đơn giá (đồng)"),
        AMOUNT("Kinh phí (đồng)"),
        NOTE("Ghi chú");

        final String usual;

        Part(String usual) {
            this.usual = usual;
        }

        static final List<Part> USUAL = List.of(values());
    }

    /** Spellings of an amount of money. */
    enum Numbers {
        TYPED,
        DOTS,
        COMMAS,
        SPACES,
        DONG,
        PLAIN,
        /** "15,4 triệu" */
        MILLIONS,
        /** "15,4" under a header that says triệu đồng */
        MILLIONS_BY_HEADER;

        String spelt(long amount) {
            var dots = String.format(Locale.ROOT, "%,d", amount).replace(',', '.');
            return switch (this) {
                case TYPED, PLAIN -> String.valueOf(amount);
                case DOTS -> dots;
                case COMMAS -> dots.replace('.', ',');
                case SPACES -> dots.replace('.', ' ');
                case DONG -> dots + " đ";
                case MILLIONS -> millions(amount) + " triệu";
                case MILLIONS_BY_HEADER -> millions(amount);
            };
        }

        private static String millions(long amount) {
            return BigDecimal.valueOf(amount)
                    .movePointLeft(6)
                    .stripTrailingZeros()
                    .toPlainString()
                    .replace('.', ',');
        }
    }

    /** How sub-lines are marked. */
    enum SubLines {
        DASH,
        PLUS,
        LETTER,
        DOTTED
    }

    /** How many rows the header has and what they say. */
    enum Header {
        ONE,
        /** "Kinh phí" over the two columns of money */
        GROUPED,
    }

    static Habits usual() {
        return new Habits(Part.USUAL, Map.of(), Numbers.DOTS, SubLines.DASH, true, false, Header.ONE, false, false, 0);
    }

    Habits in(Part... order) {
        return new Habits(
                List.of(order),
                names,
                numbers,
                subLines,
                counted,
                formulas,
                header,
                mergedLeads,
                blankRows,
                rowsPerPage);
    }

    Habits calling(Part part, String name) {
        var more = new EnumMap<Part, String>(Part.class);
        more.putAll(names);
        more.put(part, name);
        return new Habits(
                columns, more, numbers, subLines, counted, formulas, header, mergedLeads, blankRows, rowsPerPage);
    }

    Habits writing(Numbers money) {
        return new Habits(
                columns, names, money, subLines, counted, formulas, header, mergedLeads, blankRows, rowsPerPage);
    }

    Habits marking(SubLines marks) {
        return new Habits(
                columns, names, numbers, marks, counted, formulas, header, mergedLeads, blankRows, rowsPerPage);
    }

    Habits uncounted() {
        return new Habits(
                columns, names, numbers, subLines, false, formulas, header, mergedLeads, blankRows, rowsPerPage);
    }

    Habits withFormulas() {
        return new Habits(
                columns, names, numbers, subLines, counted, true, header, mergedLeads, blankRows, rowsPerPage);
    }

    Habits grouped() {
        return new Habits(
                columns, names, numbers, subLines, counted, formulas, Header.GROUPED, mergedLeads, blankRows, 0);
    }

    Habits mergingLeads() {
        return new Habits(columns, names, numbers, subLines, counted, formulas, header, true, blankRows, rowsPerPage);
    }

    Habits withBlankRows() {
        return new Habits(columns, names, numbers, subLines, counted, formulas, header, mergedLeads, true, rowsPerPage);
    }

    Habits repeatingHeader(int every) {
        return new Habits(columns, names, numbers, subLines, counted, formulas, header, mergedLeads, blankRows, every);
    }
}
