package ledger.api.page.appendix;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Section;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;

/** Lets those leaves through that a filter asks for. */
final class Sieve {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

    private final Filter filter;
    private final PlanReading reading;
    /** What is sought, where it is the very code of a row: then that row is meant, and what stands below it. */
    private final @Nullable LineCode code;

    private final Predicate<Found> says;

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
        this.says = ways(plain(sought)).stream()
                .filter(way -> leaves(plan).anyMatch(way))
                .findFirst()
                .orElse(found -> false);
    }

    /** A leaf in the section it stands in. */
    private record Found(Line leaf, Section section) {

        String own() {
            return plain(String.join(
                    "\n",
                    leaf.title(),
                    Objects.requireNonNullElse(leaf.note(), ""),
                    leaf.ledBy(section).name(),
                    String.join(" ", leaf.coordinatedBy(section))));
        }

        String above() {
            return plain(Stream.concat(
                            Stream.of(section.title()),
                            section.lines().stream()
                                    .flatMap(Line::withDescendants)
                                    .filter(line -> line.code().above(leaf.code()))
                                    .map(Line::title))
                    .collect(Collectors.joining("\n")));
        }
    }

    /**
     * In which ways a leaf may be meant by words; the first way that finds any counts: the words as they follow each other, on
     * the line or in the titles above it, or else all of them in any order.
     */
    private static List<Predicate<Found>> ways(String sought) {
        return sought.isBlank()
                ? List.of(found -> true)
                : List.of(
                        found -> found.own().contains(sought),
                        found -> found.above().contains(sought),
                        found -> Stream.of(sought.trim().split(" "))
                                .allMatch(word -> found.own().contains(" " + word)));
    }

    /** Words without diacritics and punctuation, a space before each. */
    private static String plain(String text) {
        return " " + BETWEEN.matcher(PlainText.of(text)).replaceAll(" ").trim();
    }

    private static Stream<Found> leaves(Plan plan) {
        return plan.sections().stream().flatMap(section -> section.leaves().map(leaf -> new Found(leaf, section)));
    }

    boolean narrows() {
        return filter.narrows();
    }

    boolean lets(Line leaf, Section section, Item balance) {
        return fits(filter.section(), section.code().value())
                && fits(filter.agency(), leaf.ledBy(section).code())
                && (filter.state() == null || filter.state().finds(state(leaf, balance), balance))
                && (!filter.carried() || carries(leaf, balance))
                && reading.moved().contains(leaf.code().value())
                && (code == null ? says.test(new Found(leaf, section)) : stands(leaf, code));
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
}
