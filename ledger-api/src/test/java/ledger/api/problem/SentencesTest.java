package ledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Sentences VIETNAMESE = Sentences.in(Languages.VIETNAMESE);
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(ENGLISH.keys()).isNotEmpty().isEqualTo(VIETNAMESE.keys());
    }

    @Test
    void both_languages_name_the_same_facts() {
        for (var key : VIETNAMESE.keys()) {
            assertThat(places(ENGLISH.sentence(key))).as(key).isEqualTo(places(VIETNAMESE.sentence(key)));
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
        assertThat(VIETNAMESE.keys().stream().filter(key -> key.startsWith("problem.")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\w+}").matcher(sentence).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
