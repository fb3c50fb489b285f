package ledger.api.page.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.api.recording.Catalogue;
import ledger.api.security.Caller;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.Dimension;
import ledger.projections.journal.PlainText;
import org.springframework.stereotype.Component;

/** The lines on which somebody may record, and which of them is meant by what they typed. */
@Component
final class Lines {

    private final Catalogue catalogue;
    private final BalanceSheet balances;

    Lines(Catalogue catalogue, BalanceSheet balances) {
        this.catalogue = catalogue;
        this.balances = balances;
    }

    /**
     * A line to choose.
     *
     * @param available in đồng
     * @param portions the labels of the line's portions, where it has several
     */
    public record Choice(String code, String title, long available, List<String> portions) {

        private boolean has(String plain) {
            return PlainText.of(title).contains(plain);
        }
    }

    /** All leaves of a plan that the caller may record on, in printed order. */
    List<Choice> of(Plan plan, Caller caller) {
        var portions = balances.by(plan.id(), Dimension.PORTION).value().items().stream()
                .collect(Collectors.groupingBy(
                        item -> item.key().substring(0, item.key().indexOf('/'))));
        return plan.sections().stream()
                .flatMap(section -> section.leaves()
                        .filter(line -> caller.reaches(line.ledBy(section).code())))
                .map(line -> choice(line, portions.getOrDefault(line.code().value(), List.of())))
                .toList();
    }

    private static Choice choice(Line line, List<Item> portions) {
        var labels = portions.stream()
                .map(item -> item.key().substring(item.key().indexOf('/') + 1))
                .toList();
        return new Choice(
                line.code().value(),
                line.title(),
                Item.sum(line.code().value(), line.title(), portions).available(),
                labels.size() > 1 ? labels : List.of());
    }

    /** The code of the only line that has what was typed, with or without diacritics; else what was typed. */
    static String meant(String typed, List<Choice> lines) {
        var code = typed.trim();
        if (code.isEmpty() || lines.stream().anyMatch(line -> line.code().equalsIgnoreCase(code))) {
            return lines.stream()
                    .map(Choice::code)
                    .filter(code::equalsIgnoreCase)
                    .findFirst()
                    .orElse(code);
        }
        var plain = PlainText.of(code);
        var found = lines.stream().filter(line -> line.has(plain)).toList();
        return found.size() == 1 ? found.get(0).code() : code;
    }

    /** The lines that may have been meant by something that names none, at most five. */
    static List<Choice> like(String typed, List<Choice> lines) {
        var plain = PlainText.of(typed.trim());
        return plain.isEmpty()
                ? List.of()
                : lines.stream()
                        .filter(line ->
                                line.has(plain) || PlainText.of(line.code()).startsWith(plain))
                        .sorted(Comparator.comparing(Choice::code))
                        .limit(5)
                        .toList();
    }

    /** Where a line stands by now; empty when the caller may not record on it. */
    static Optional<Choice> find(String code, List<Choice> lines) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }
}
