package ledger.api.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.api.importing.MoneyUnit;
import ledger.api.importing.Spelling;

/** A column of such a file: the member of a request that it fills, and the ways of writing its header. */
enum Column {
    LINE("Dòng", "/lineCode", "dong", "ma dong", "line", "line code"),
    PORTION("Phần", "/portion", "phan", "portion"),
    AMOUNT("Số tiền", "/amount", "so tien", "so tien dong", "amount"),
    QUANTITY("Số lượng", "/quantity", "so luong", "quantity"),
    PAYEE("Nhà cung cấp", "/payee/name", "nha cung cap", "don vi thu huong", "payee", "supplier"),
    TAX_CODE("Mã số thuế", "/payee/taxCode", "ma so thue", "mst", "tax code"),
    CONTRACT("Số hợp đồng", "/contract/number", "so hop dong", "contract number"),
    CONTRACT_DATE("Ngày hợp đồng", "/contract/date", "ngay hop dong", "contract date"),
    DECISION("Số quyết định", "/decision/number", "so quyet dinh", "decision number"),
    DECISION_DATE("Ngày quyết định", "/decision/date", "ngay quyet dinh", "decision date"),
    COMMITMENT("Mã cam kết", "/commitmentId", "ma cam ket", "commitment id"),
    KIND("Loại", "/kind", "loai", "kind"),
    VOUCHER("Số chứng từ", "/voucher/number", "so chung tu", "voucher number"),
    VOUCHER_DATE("Ngày chứng từ", "/voucher/date", "ngay chung tu", "voucher date"),
    EFFECTIVE("Ngày hạch toán", "/effectiveDate", "ngay hach toan", "effective date"),
    REASON("Lý do", "/reason", "ly do", "dien giai", "ly do dien giai", "reason"),
    /** The row's own number and remarks: nothing is read from them. */
    IGNORED("STT", "", "stt", "tt", "so thu tu", "ghi chu", "no", "note");

    private static final Pattern WITH_UNIT = Pattern.compile(".+\\(([^()]+)\\)\\s*", Pattern.DOTALL);
    private static final List<Column> OF_COMMITMENTS = List.of(CONTRACT, CONTRACT_DATE, DECISION, DECISION_DATE);
    private static final List<Column> OF_DISBURSEMENTS = List.of(COMMITMENT, KIND, VOUCHER, VOUCHER_DATE);

    final String label;
    final String pointer;
    private final List<String> aliases;

    Column(String label, String pointer, String... aliases) {
        this.label = label;
        this.pointer = pointer;
        this.aliases = List.of(aliases);
    }

    /** The column with this header, whatever unit of money stands behind its name. */
    static Optional<Column> of(String header, Kind kind) {
        var other = kind == Kind.COMMITMENTS ? OF_DISBURSEMENTS : OF_COMMITMENTS;
        boolean money = unit(header).isPresent();
        var alike = Spelling.alike(money ? header.substring(0, header.lastIndexOf('(')) : header);
        return Arrays.stream(values())
                .filter(column ->
                        column.aliases.contains(alike) && !other.contains(column) && (column == AMOUNT || !money))
                .findFirst();
    }

    /** The unit of money that a header names behind its name, such as "Số tiền (nghìn đồng)". */
    static Optional<MoneyUnit> unit(String header) {
        var parts = WITH_UNIT.matcher(header);
        return parts.matches() ? MoneyUnit.named(parts.group(1)) : Optional.empty();
    }

    /** The column that a JSON pointer leads to; a pointer to an object means its first column. */
    static Optional<Column> at(String pointer) {
        return Arrays.stream(values())
                .filter(column -> !pointer.isEmpty()
                        && (column.pointer.equals(pointer) || column.pointer.startsWith(pointer + "/")))
                .findFirst();
    }

    boolean date() {
        return pointer.toLowerCase(Locale.ROOT).endsWith("date");
    }

    boolean figure() {
        return this == AMOUNT || this == QUANTITY;
    }
}
