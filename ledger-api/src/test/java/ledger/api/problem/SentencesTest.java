package ledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ledger.core.balance.Bucket;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Sentences VIETNAMESE = Sentences.in(Languages.VIETNAMESE);
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(ENGLISH.all().keySet())
                .isNotEmpty()
                .isEqualTo(VIETNAMESE.all().keySet());
    }

    @Test
    void both_languages_name_the_same_facts() {
        for (var key : VIETNAMESE.all().keySet()) {
            assertThat(places(ENGLISH.all().getString(key)))
                    .as(key)
                    .isEqualTo(places(VIETNAMESE.all().getString(key)));
        }
    }

    @Test
    void every_problem_has_a_title_a_sentence_and_an_explanation_and_there_are_no_others() {
        var expected = new TreeSet<String>();
        for (var code : ProblemCode.values()) {
            expected.add("problem." + code.code() + ".title");
            expected.add("problem." + code.code() + ".detail");
            expected.add("problem." + code.code() + ".help");
        }
        assertThat(VIETNAMESE.all().keySet().stream().filter(key -> key.startsWith("problem.")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_bucket_has_a_name() {
        for (var bucket : Bucket.values()) {
            assertThat(VIETNAMESE.all().getString("bucket." + bucket)).isNotBlank();
        }
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\w+}").matcher(sentence).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
