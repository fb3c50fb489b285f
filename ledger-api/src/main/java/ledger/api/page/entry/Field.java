package ledger.api.page.entry;

/** What may be filled in on a form. A field is sent under the path of the member that it becomes. */
enum Field {
    LINE("lineCode", Kind.LINE),
    FROM_LINE("fromLine", Kind.LINE),
    TO_LINE("toLine", Kind.LINE),
    PAYEE("payee.name", Kind.TEXT),
    CONTRACT("contract.number", Kind.TEXT),
    CONTRACT_DATE("contract.date", Kind.DAY),
    DECISION("decision.number", Kind.TEXT),
    DECISION_DATE("decision.date", Kind.DAY),
    VOUCHER("voucher.number", Kind.TEXT),
    VOUCHER_DATE("voucher.date", Kind.DAY),
    AMOUNT("amount", Kind.AMOUNT),
    DAY("effectiveDate", Kind.DAY),
    REASON("reason", Kind.TEXT),
    PORTION("portion", Kind.PORTION),
    FROM_PORTION("fromPortion", Kind.PORTION),
    TO_PORTION("toPortion", Kind.PORTION),
    QUANTITY("quantity", Kind.COUNT),
    TAX_CODE("payee.taxCode", Kind.TEXT);

    /** How a field is filled in. */
    enum Kind {
        LINE,
        PORTION,
        TEXT,
        AMOUNT,
        COUNT,
        DAY
    }

    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_TAX_CODE = 20;

    private final String path;
    private final Kind kind;

    Field(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** The name of the control: members of objects are joined by points. */
    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    /** How many characters may be typed, at most. */
    int longest() {
        return switch (this) {
            case PAYEE -> LONGEST_NAME;
            case TAX_CODE -> LONGEST_TAX_CODE;
            case CONTRACT, DECISION, VOUCHER -> LONGEST_NUMBER;
            default -> LONGEST;
        };
    }

    /** The member of the body that it becomes, as a JSON pointer. */
    String pointer() {
        return "/" + path.replace('.', '/');
    }
}
