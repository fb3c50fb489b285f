package ledger.api.page.appendix;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Section;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;

/** Lets those leaves through that a filter asks for. */
final class Sieve {

    private final Filter filter;
    private final PlanReading reading;
    /** What is sought, where it is the very code of a row: then that row is meant, and what stands below it. */
    private final @Nullable LineCode code;

    private final List<String> words;
    /** Whether no line has the words itself: then they are a section's subject, and its lines are meant. */
    private final boolean above;

    Sieve(Filter filter, PlanReading reading) {
        this.filter = filter;
        this.reading = reading;
        var sought = filter.q() == null ? "" : PlainText.of(filter.q());
        var plan = reading.known().plan();
        this.code = Stream.concat(
                        plan.sections().stream().map(Section::code),
                        plan.lines().map(Line::code))
                .filter(one -> PlainText.of(one.value()).equals(sought))
                .findFirst()
                .orElse(null);
        this.words = Stream.of(sought.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        this.above = plan.sections().stream()
                .noneMatch(section -> section.leaves().anyMatch(leaf -> says(own(leaf, section))));
    }

    boolean narrows() {
        return filter.narrows();
    }

    boolean lets(Line leaf, Section section, Item balance) {
        return fits(filter.section(), section.code().value())
                && fits(filter.agency(), leaf.ledBy(section).code())
                && (filter.state() == null || state(leaf, balance).is(filter.state()))
                && (!filter.carried() || carries(leaf, balance))
                && reading.moved().contains(leaf.code().value())
                && (code == null ? says(leaf, section) : stands(leaf, code));
    }

    State state(Line leaf, Item balance) {
        return State.of(balance, reading.overdue().contains(leaf.code().value()));
    }

    private static boolean stands(Line leaf, LineCode at) {
        return at.equals(leaf.code()) || at.above(leaf.code());
    }

    private static boolean fits(@Nullable String wanted, String there) {
        return wanted == null || wanted.equals(there);
    }

    private static boolean carries(Line leaf, Item balance) {
        return !leaf.carriedOver().isEmpty() || balance.carriedIn() > 0 || balance.carriedOut() > 0;
    }

    private boolean says(Line leaf, Section section) {
        return says(above ? titlesAbove(leaf, section) : own(leaf, section));
    }

    /** Whether all words that are sought stand there, in any order, with or without diacritics. */
    private boolean says(Stream<@Nullable String> texts) {
        if (words.isEmpty()) {
            return true;
        }
        var said = PlainText.of(texts.filter(Objects::nonNull).collect(Collectors.joining("\n")));
        return words.stream().allMatch(said::contains);
    }

    private static Stream<@Nullable String> own(Line leaf, Section section) {
        return Stream.of(
                leaf.title(), leaf.note(), leaf.ledBy(section).name(), String.join(" ", leaf.coordinatedBy(section)));
    }

    private static Stream<@Nullable String> titlesAbove(Line leaf, Section section) {
        return Stream.concat(
                Stream.of(section.title()),
                section.lines().stream()
                        .flatMap(Line::withDescendants)
                        .filter(line -> line.code().above(leaf.code()))
                        .map(Line::title));
    }
}
