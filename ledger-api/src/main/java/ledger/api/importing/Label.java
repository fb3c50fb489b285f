package ledger.api.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The number a row bears, wherever it stands: in its own cell, or before the content in the same cell.
 *
 * @param number without what surrounds it: "III", "7", "7.1", "a"; "" when there is none
 * @param title the content without number or dash
 */
record Label(Kind kind, String number, String title) {

    enum Kind {
        SECTION,
        /** A Roman numeral below a letter. */
        GROUP,
        /** 1, 7.1, III.7.1 */
        NUMBER,
        LETTER,
        DASH,
        /** A plus sign: below a dash it goes one level deeper. */
        PLUS,
        BLANK,
        NONE
    }

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final List<String> ROMAN = List.of(
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
            "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII", "XXVIII", "XXIX",
            "XXX");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final Pattern WORD = Pattern.compile("(?:phần|mục|chương)(?: thứ)? (\\S{1,16})", FLAGS);
    private static final Pattern BOTH = Pattern.compile(
            "((?:(?:phần|mục) )?[IVXLC]{1,8}[.):]|phần [IVXLC]{1,8}|[A-ZĐ][.)]|\\d{1,3}(?:\\.\\d{1,2}){0,6}[.)]|\\d{1,3}(?:\\.\\d{1,2}){1,6})"
                    + " (.+)",
            FLAGS);
    private static final Pattern DOTTED = Pattern.compile("(?:[A-Z]{1,8}\\.)*\\d{1,6}(?:\\.\\d{1,6}){0,7}");
    private static final Pattern BULLET = Pattern.compile("([-–—+•*])\\s*(.*)", Pattern.DOTALL);

    /** The labels of the rows of a table; which letters are sections is seen from all of them. */
    static List<Label> of(List<Row> rows) {
        var labels = new ArrayList<Label>();
        var upper = new ArrayList<Integer>();
        for (var row : rows) {
            var label = row.broken() ? new Label(Kind.NONE, "", "") : of(row);
            if (label.kind == Kind.SECTION && !row.total()) {
                upper.add(labels.size());
            }
            labels.add(label);
        }
        boolean letters = !upper.isEmpty() && labels.get(upper.get(0)).number.equals("A");
        int letter = 0;
        int roman = 0;
        for (int index = 0; index < upper.size(); index++) {
            var label = labels.get(upper.get(index));
            var following = index + 1 < upper.size() ? labels.get(upper.get(index + 1)).number : "";
            int asLetter = label.number.length() == 1 ? ALPHABET.indexOf(label.number) : -1;
            boolean isRoman = label.number.matches("[IVXLC]+");
            if (!letters) {
                if (!isRoman) {
                    labels.set(upper.get(index), new Label(Kind.NONE, label.number, label.title));
                }
            } else if (asLetter >= 0 && (!isRoman || (asLetter == letter && !goesOn(label.number, roman, following)))) {
                letter = asLetter + 1;
                roman = 0;
            } else {
                roman = ROMAN.indexOf(label.number) + 1;
                labels.set(upper.get(index), new Label(Kind.GROUP, label.number, label.title));
            }
        }
        return labels;
    }

    /** Whether a numeral that is also the next letter follows the numerals before it, and is followed by one. */
    private static boolean goesOn(String number, int roman, String following) {
        int value = ROMAN.indexOf(number);
        return value >= 0 && value == roman && value + 1 < ROMAN.size() && following.equals(ROMAN.get(value + 1));
    }

    private static Label of(Row row) {
        var number = row.continued(Column.NUMBER) ? "" : number(row);
        var title = row.cell(Column.TITLE);
        var both = (number.isEmpty() ? title : title.isEmpty() ? number : "").replaceAll("\\s+", " ");
        if (number.isEmpty() || title.isEmpty()) {
            var parts = BOTH.matcher(both);
            if (parts.matches()) {
                var label = of(parts.group(1), parts.group(2));
                if (label.kind != Kind.NONE) {
                    return label;
                }
            }
        }
        if (number.isEmpty()) {
            var bullet = BULLET.matcher(title);
            return bullet.matches()
                    ? new Label(bullet(bullet.group(1)), "", bullet.group(2))
                    : new Label(Kind.BLANK, "", title);
        }
        return of(number, withoutBullet(title));
    }

    private static Label of(String written, String title) {
        var text = written.replaceAll("\\s+", " ").strip();
        if (text.matches("[-–—+•*]")) {
            return new Label(bullet(text), "", title);
        }
        var word = WORD.matcher(text);
        var bare = word.matches() ? word.group(1) : text;
        var number = Spelling.tidy(bare.replaceAll("[():/]", " "));
        var upper = number.toUpperCase(Locale.ROOT);
        if (number.matches("[a-zđ]") && !word.matches()) {
            return new Label(Kind.LETTER, number, title);
        }
        if (upper.matches("[A-ZĐ]|[IVXLC]{1,16}")) {
            return new Label(Kind.SECTION, upper, title);
        }
        return new Label(DOTTED.matcher(upper).matches() ? Kind.NUMBER : Kind.NONE, upper, title);
    }

    /** A number that was typed as one has no decimals unless they count. */
    private static String number(Row row) {
        var typed = row.typed(Column.NUMBER).number();
        return typed == null
                ? row.cell(Column.NUMBER)
                : typed.signum() == 0 ? "0" : typed.stripTrailingZeros().toPlainString();
    }

    private static Kind bullet(String sign) {
        return sign.equals("+") ? Kind.PLUS : Kind.DASH;
    }

    private static String withoutBullet(String title) {
        var bullet = BULLET.matcher(title);
        return bullet.matches() ? bullet.group(2) : title;
    }

    /** The numbers of all levels below the section: "III.7.1" and "7.1" are 7 and 1. */
    List<String> numbers() {
        return Arrays.stream(number.split("\\."))
                .filter(part -> part.matches("\\d+"))
                .map(part -> part.replaceFirst("^0+(?=\\d)", ""))
                .collect(Collectors.toList());
    }

    /** The section that a full code such as III.7.1 names; "" when the number names none. */
    String within() {
        return Arrays.stream(number.split("\\."))
                .takeWhile(part -> !part.matches("\\d+"))
                .collect(Collectors.joining("."));
    }

    /** The place of a section among its like: 2 for "II" and for "B"; 0 for anything else. */
    int ordinal() {
        int roman = ROMAN.indexOf(number) + 1;
        return roman > 0 ? roman : number.length() == 1 ? ALPHABET.indexOf(number) + 1 : 0;
    }
}
