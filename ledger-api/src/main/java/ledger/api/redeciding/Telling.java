package ledger.api.redeciding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.store.PastBus.Decision;
import ledger.api.store.RefusalText;
import ledger.api.store.StoredEvent;

/** Says what came of a decision, and what was stored of one. */
final class Telling {

    /** Characters that are told. */
    private static final int LONGEST = 1_000;

    private final RefusalText words;

    Telling(RefusalText words) {
        this.words = words;
    }

    /** The events, or the code of the failure. */
    String of(Decision decision) {
        return decision.failure() != null
                ? code(decision.failure())
                : lines(decision.events().stream()
                        .map(event -> said(event.stream(), event.type(), event.text(), event.ruleSet())));
    }

    static String of(List<StoredEvent> stored) {
        return lines(stored.stream()
                .map(event -> said(
                        event.stream(),
                        event.type(),
                        event.payload(),
                        event.envelope().ruleSet())));
    }

    String code(Throwable failure) {
        return words.of(failure)
                .map(RefusalText.Words::code)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static String said(String stream, String type, String text, String ruleSet) {
        return stream + " " + type + " " + text + " " + ruleSet;
    }

    private static String lines(Stream<String> said) {
        var text = said.collect(Collectors.joining("\n"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
