package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import ledger.api.audit.EventSentences;
import org.junit.jupiter.api.Test;

/** What those are told who may see figures and no names. */
class UnnamedSentencesTest {

    /** Whoever adds an event decides here, or by a sentence, whether viewers are told of it. */
    private static final Set<String> NOTHING_IS_SAID_OF = new TreeSet<>(Set.of(
            "AgencySucceeded",
            "AppendixExtended",
            "ApprovalPolicySet",
            "RuleSetLoaded",
            "RequestSubmitted",
            "RequestApproved",
            "RequestReturned",
            "RequestWithdrawn",
            "RequestExpired"));

    @Test
    void every_event_has_a_sentence_without_names_or_none_on_purpose() {
        var names = StoredForm.names();
        var silent = new TreeSet<String>();
        for (var type : names.all()) {
            var event = SampleEvents.of(names.classOf(type));
            for (var locale : Set.of(Locale.forLanguageTag("vi"), Locale.ENGLISH)) {
                var sentence = EventSentences.withoutNames(event, type, locale);
                if (sentence.isEmpty()) {
                    silent.add(type);
                }
                assertThat(sentence.orElse(""))
                        .as(type)
                        .doesNotContain("Công ty", "HĐ-TV", "RDT-0031", "3900000001", "Cục Thống kê", "{");
            }
        }
        assertThat(silent).isEqualTo(NOTHING_IS_SAID_OF);
    }
}
