package ledger.api.importing;

import static java.util.Objects.requireNonNull;
import static ledger.api.importing.Figures.printed;
import static ledger.api.importing.Severity.SUGGESTION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the notes which work comes from an earlier period. A note says how many ("Trong đó: 02 hệ thống của giai đoạn
 * 2016-2020 chuyển tiếp …") or means the whole line ("Nội dung này của …"); on a sub-line it may speak of its siblings too.
 * Everything found is a proposal.
 */
final class CarriedOverNotes {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final Pattern FORM = Pattern.compile(
            "(?:trong đó\\s*:?\\s*)?(?:có\\s+)?(.+?)\\s+(?:của\\s+)?(?:giai đoạn|năm)\\s+(\\d{4})(?:\\s*[-–—]\\s*(\\d{4}))?"
                    + "\\s+chuyển\\s+(?:tiếp|sang).*",
            FLAGS);
    private static final Pattern WHOLE = Pattern.compile("(?:toàn bộ\\s+)?nội dung này", FLAGS);
    private static final Pattern ITEM = Pattern.compile("(\\d{1,9})\\s+(.+)", FLAGS);
    private static final Pattern LOOKS_SO = Pattern.compile(
            "chuyen (tiep|sang|nguon)|(con lai|ton dong) (cua|tu) (giai doan|nam)|giai doan truoc|nam truoc");

    private record Share(CheckedLine line, PortionShare share) {}

    private final Findings findings;
    private final Map<LineCode, List<PortionShare>> proposals = new HashMap<>();

    CarriedOverNotes(Findings findings) {
        this.findings = findings;
    }

    Map<LineCode, List<PortionShare>> read(List<CheckedSection> sections) {
        for (var section : sections) {
            if (section.note() != null) {
                unreadable(section.row(), section.note(), section.code());
            }
            for (var line : section.lines()) {
                line.withDescendants().forEach(noted -> read(noted, line));
            }
        }
        return proposals;
    }

    /** Reads one line's note; it may speak of any leaf below the numbered line it belongs to. */
    private void read(CheckedLine noted, CheckedLine numbered) {
        var note = noted.note();
        var code = numbered.code();
        if (note == null || code == null) {
            return;
        }
        var shares = shares(note, noted, numbered.leaves().toList());
        if (shares.isEmpty()) {
            unreadable(noted.row(), note, code);
        }
        for (var found : shares) {
            propose(noted.row(), note, found);
        }
    }

    private void propose(int row, String note, Share found) {
        var line = found.line();
        var share = found.share();
        var code = line.code();
        if (code == null) {
            return;
        }
        proposals.computeIfAbsent(code, absent -> new ArrayList<>()).add(share);
        var quantity =
                share.quantity() == null ? "" : share.quantity() + (line.unit() == null ? "" : " " + line.unit());
        var period = share.portion().label();
        var proposed =
                code + ": " + (quantity.isEmpty() ? "" : quantity + ", ") + period + ", " + printed(share.amount());
        findings.add(new Finding(
                row,
                Column.NOTE.label,
                SUGGESTION,
                "carried-over",
                note,
                proposed,
                code,
                List.of(
                        code.value(),
                        quantity.isEmpty() ? "–" : quantity,
                        period,
                        share.amount().dong())));
    }

    private void unreadable(int row, String note, LineCode code) {
        if (LOOKS_SO.matcher(Spelling.alike(note)).find()) {
            findings.add(new Finding(
                    row,
                    Column.NOTE.label,
                    SUGGESTION,
                    "carried-over-unclear",
                    note,
                    null,
                    code,
                    List.of(code.value())));
        }
    }

    /** All that the note says, or nothing when a part of it cannot be told for certain. */
    private List<Share> shares(String note, CheckedLine noted, List<CheckedLine> leaves) {
        var form = FORM.matcher(note.replaceAll("\\s+", " "));
        if (!form.matches()) {
            return List.of();
        }
        var portion = Portion.of(form.group(3) == null ? form.group(2) : form.group(2) + "-" + form.group(3));
        var subject = form.group(1);
        if (WHOLE.matcher(subject).matches()) {
            return noted.leaf() && noted.amount() != null && free(noted)
                    ? List.of(new Share(noted, new PortionShare(portion, noted.quantity(), noted.amount())))
                    : List.of();
        }
        var shares = new ArrayList<Share>();
        for (var text : subject.split("\\s*[,;]\\s*|\\s+và\\s+")) {
            var item = ITEM.matcher(text);
            var line = item.matches() ? spokenOf(item.group(2), leaves) : Optional.<CheckedLine>empty();
            var share = line.map(leaf -> share(leaf, Quantity.of(Long.parseLong(item.group(1))), portion));
            if (share.isEmpty()
                    || shares.stream().anyMatch(other -> other.line().equals(line.get()))) {
                return List.of();
            }
            shares.add(new Share(line.get(), share.get()));
        }
        return shares;
    }

    private static Optional<CheckedLine> spokenOf(String thing, List<CheckedLine> leaves) {
        if (leaves.size() == 1) {
            return Optional.of(leaves.get(0));
        }
        var matching = leaves.stream()
                .filter(leaf -> Abbreviation.names(thing, leaf.title()))
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** Priced at this year's unit price; null when the line does not have so many. */
    private @Nullable PortionShare share(CheckedLine line, Quantity quantity, Portion portion) {
        if (line.quantity() == null || line.unitPrice() == null || line.amount() == null || !free(line)) {
            return null;
        }
        var price = Figures.price(quantity, line.unitPrice());
        boolean fits = quantity.count() > 0
                && line.quantity().covers(quantity)
                && price != null
                && line.amount().covers(price);
        return fits ? new PortionShare(portion, quantity, requireNonNull(price)) : null;
    }

    private boolean free(CheckedLine line) {
        return line.code() != null && !proposals.containsKey(line.code());
    }
}
