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
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the notes which work comes from an earlier period. A note says how many ("Trong đó: 02 hệ thống của giai đoạn
 * 2016-2020 chuyển tiếp …") or means the whole line ("Nội dung này của …"); on a sub-line it may speak of its siblings too.
 * Everything found is a proposal.
 */
final class CarriedOverNotes {

    private static final Pattern LOOKS_SO = Pattern.compile(
            "chuyen (tiep|sang|nguon)|(con lai|ton dong) (cua|tu) (giai doan|gd|nam)|giai doan truoc|nam truoc");

    private record Share(CheckedLine line, PortionShare share) {}

    private final Findings findings;
    private final Map<LineCode, List<PortionShare>> proposals = new HashMap<>();

    CarriedOverNotes(Findings findings) {
        this.findings = findings;
    }

    Map<LineCode, List<PortionShare>> read(List<CheckedSection> sections) {
        for (var section : sections) {
            if (section.note() != null
                    && LOOKS_SO.matcher(Spelling.alike(section.note())).find()) {
                findings.atSection(
                        SUGGESTION,
                        "carried-over-unclear",
                        section,
                        Column.NOTE,
                        section.note(),
                        null,
                        section.code(),
                        section.code().value());
            }
            var lines = section.lines().stream()
                    .flatMap(CheckedLine::withDescendants)
                    .toList();
            int index = 0;
            for (var numbered : section.lines()) {
                for (var noted : numbered.withDescendants().toList()) {
                    if (!findings.continued(noted, Column.NOTE)) {
                        read(noted, spokenTo(lines, index, numbered));
                    }
                    index++;
                }
            }
        }
        return proposals;
    }

    /** The leaves that a note may speak of: those its cell spans, else those below the numbered line it belongs to. */
    private List<CheckedLine> spokenTo(List<CheckedLine> lines, int noted, CheckedLine numbered) {
        int end = noted + 1;
        while (end < lines.size() && findings.continued(lines.get(end), Column.NOTE)) {
            end++;
        }
        return end > noted + 1
                ? lines.subList(noted, end).stream().filter(CheckedLine::leaf).toList()
                : numbered.leaves().toList();
    }

    private void read(CheckedLine noted, List<CheckedLine> leaves) {
        var note = noted.note();
        if (note == null
                || noted.code() == null
                || !LOOKS_SO.matcher(Spelling.alike(note)).find()) {
            return;
        }
        var shares = shares(note, noted, leaves);
        if (shares.isEmpty()) {
            findings.atLine(
                    SUGGESTION,
                    "carried-over-unclear",
                    noted,
                    Column.NOTE,
                    note,
                    null,
                    noted.code().value());
        }
        shares.forEach(found -> propose(noted, note, found));
    }

    private void propose(CheckedLine noted, String note, Share found) {
        var line = found.line();
        var share = found.share();
        var code = requireNonNull(line.code());
        proposals.computeIfAbsent(code, absent -> new ArrayList<>()).add(share);
        var quantity =
                share.quantity() == null ? "" : share.quantity() + (line.unit() == null ? "" : " " + line.unit());
        var period = share.portion().label();
        var proposed =
                code + ": " + (quantity.isEmpty() ? "" : quantity + ", ") + period + ", " + printed(share.amount());
        findings.about(
                code,
                noted,
                Column.NOTE,
                "carried-over",
                note,
                proposed,
                code.value(),
                quantity.isEmpty() ? "–" : quantity,
                period,
                share.amount().dong());
    }

    /** All that the note says, or nothing when a part of it cannot be told for certain. */
    private List<Share> shares(String note, CheckedLine noted, List<CheckedLine> leaves) {
        var shares = new ArrayList<Share>();
        for (var item : NoteItem.of(note)) {
            var line = item.whole() ? Optional.of(noted).filter(CheckedLine::leaf) : spokenOf(item.thing(), leaves);
            var share = line.map(leaf -> share(leaf, item, shares));
            if (share.isEmpty()) {
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
                .filter(leaf -> !thing.isEmpty() && Abbreviation.names(thing, leaf.title()))
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** Priced at this year's unit price; null when the line does not have so many beside its other portions. */
    private @Nullable PortionShare share(CheckedLine line, NoteItem item, List<Share> before) {
        var others = before.stream()
                .filter(other -> other.line().equals(line))
                .map(Share::share)
                .toList();
        if (line.code() == null || line.amount() == null || proposals.containsKey(line.code())) {
            return null;
        }
        if (item.whole()) {
            return others.isEmpty() ? new PortionShare(item.portion(), line.quantity(), line.amount()) : null;
        }
        if (line.quantity() == null
                || line.unitPrice() == null
                || others.stream().anyMatch(other -> other.portion().equals(item.portion()))) {
            return null;
        }
        var quantity = Quantity.of(item.count());
        var all = others.stream().map(other -> requireNonNull(other.quantity())).reduce(quantity, Quantity::plus);
        var price = Figures.price(quantity, line.unitPrice());
        var sum = Figures.price(all, line.unitPrice());
        boolean fits = quantity.count() > 0
                && line.quantity().covers(all)
                && price != null
                && sum != null
                && line.amount().covers(sum);
        return fits ? new PortionShare(item.portion(), quantity, requireNonNull(price)) : null;
    }
}
