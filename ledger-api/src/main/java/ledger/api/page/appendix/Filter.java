package ledger.api.page.appendix;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.api.problem.Day;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which lines somebody looks at, as the address of the page says; null asks for nothing.
 *
 * @param q a part of the title, the note, the code or an agency, with or without diacritics
 * @param agency the code of the lead agency
 * @param section its code
 * @param carried whether only work carried over from earlier years or money carried in or out is sought
 * @param from the first day on which the line's money moved
 * @param to the last such day
 */
record Filter(
        @Nullable String q,
        @Nullable String agency,
        @Nullable String section,
        @Nullable Sought state,
        boolean carried,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final int LONGEST = 200;

    /** @throws Problem {@code validation} with everything that cannot be read */
    static Filter of(HttpServletRequest request) {
        var wrong = new ArrayList<FieldError>();
        var state = text("state", request);
        var known = Stream.of(Sought.values())
                .filter(one -> one.slug().equals(state))
                .findFirst()
                .orElse(null);
        if (state != null && known == null) {
            wrong.add(FieldError.notOneOf(
                    "state", Stream.of(Sought.values()).map(Sought::slug).toList()));
        }
        var filter = new Filter(
                text("q", request),
                text("agency", request),
                text("section", request),
                known,
                text("carried", request) != null,
                day("from", request, wrong),
                day("to", request, wrong));
        if (!wrong.isEmpty()) {
            throw Problem.validation(wrong);
        }
        return filter;
    }

    private static @Nullable LocalDate day(String name, HttpServletRequest request, List<FieldError> wrong) {
        var text = text(name, request);
        var day = Optional.ofNullable(text).flatMap(Day::of);
        if (text != null && day.isEmpty()) {
            wrong.add(FieldError.parameter(name, "date"));
        }
        return day.orElse(null);
    }

    private static @Nullable String text(String name, HttpServletRequest request) {
        var text = request.getParameter(name);
        return text == null || text.isBlank()
                ? null
                : text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
    }

    /** Whether not all lines are looked at. */
    public boolean narrows() {
        return carried || Stream.of(q, agency, section, state, from, to).anyMatch(Objects::nonNull);
    }

    /**
     * What is asked for in words, so that nobody takes some of the lines for all of them; null when all lines are meant.
     *
     * @param reading in which agencies have their names
     */
    public @Nullable String told(PlanReading reading, Words say) {
        if (!narrows()) {
            return null;
        }
        var asked = new ArrayList<String>();
        tell("filter.q", q == null ? null : "“" + q + "”", asked, say);
        tell("column.agency", agency == null ? null : reading.agency(agency), asked, say);
        tell("filter.section", section, asked, say);
        tell("filter.state", state == null ? null : say.of("state." + state.slug()), asked, say);
        tell("filter.from", from == null ? null : say.value(from), asked, say);
        tell("filter.to", to == null ? null : say.value(to), asked, say);
        if (carried) {
            asked.add(say.of("filter.carried"));
        }
        return say.of("filter.only", Map.of("asked", String.join(" · ", asked)));
    }

    private static void tell(String label, @Nullable String value, List<String> asked, Words say) {
        if (value != null) {
            asked.add(say.of(label) + ": " + value);
        }
    }

    /** Whether lines are sought whose money moved at a certain time. */
    boolean asksWhen() {
        return from != null || to != null;
    }
}
