package ledger.api.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Everything that a page says stands in the bundles, in both languages. */
class PagesTest {

    private static final Pattern WRITTEN_OUT = Pattern.compile("say\\.of\\('([a-zA-Z0-9.-]+)'[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    @TestFactory
    Stream<DynamicTest> both_languages_say_the_same() throws IOException {
        return Arrays.stream(resources.getResources("classpath*:ledger/api/**/*_vi.properties"))
                .map(resource -> DynamicTest.dynamicTest(resource.getFilename() + " of " + resource, () -> {
                    var vietnamese = read(resource);
                    var english =
                            read(resource.createRelative(resource.getFilename().replace("_vi", "_en")));
                    assertThat(vietnamese.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
                    for (var key : vietnamese.stringPropertyNames()) {
                        assertThat(places(vietnamese.getProperty(key)))
                                .as(key)
                                .isEqualTo(places(english.getProperty(key)));
                    }
                }));
    }

    @Test
    void templates_hold_no_text_of_their_own_and_no_script_or_style() throws IOException {
        for (var template : templates()) {
            var page = Jsoup.parse(text(template));
            var raw = page.getAllElements().stream()
                    .filter(element -> !element.hasAttr("th:text"))
                    .flatMap(element -> element.textNodes().stream())
                    .map(TextNode::text)
                    .filter(text -> text.chars().anyMatch(Character::isLetter))
                    .toList();
            assertThat(raw).as(template.getFilename()).isEmpty();
            assertThat(page.select("style, [style], script").stream().filter(element -> !element.hasAttr("th:src")))
                    .as(template.getFilename())
                    .isEmpty();
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .filter(attribute -> attribute.getKey().startsWith("on")))
                    .as(template.getFilename())
                    .isEmpty();
        }
    }

    @Test
    void what_templates_say_by_name_is_there() throws IOException {
        var known = new HashSet<String>();
        for (var bundle : resources.getResources("classpath*:ledger/api/**/*_vi.properties")) {
            known.addAll(read(bundle).stringPropertyNames());
        }
        var shared = read(resources.getResource("classpath:ledger/api/words/pages_vi.properties"))
                .stringPropertyNames();
        for (var template : templates()) {
            var there = "frame.html".equals(template.getFilename()) ? shared : known;
            var asked = WRITTEN_OUT
                    .matcher(text(template))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !key.endsWith("."))
                    .toList();
            assertThat(there).as(template.getFilename()).containsAll(asked);
        }
    }

    @Test
    void every_control_of_a_form_has_a_name_for_those_who_do_not_see_it() throws IOException {
        for (var template : templates()) {
            var page = Jsoup.parse(text(template));
            assertThat(page.select("input:not([type=hidden]), select, textarea").stream()
                            .filter(control -> !named(page, control)))
                    .as(template.getFilename())
                    .isEmpty();
        }
    }

    private static boolean named(Element page, Element control) {
        return control.hasAttr("th:aria-label")
                || control.hasAttr("th:id")
                || control.closest("label") != null
                || !page.select("label[for=" + control.id() + "]").isEmpty();
    }

    private List<Resource> templates() throws IOException {
        var found = resources.getResources("classpath:templates/**/*.html");
        assertThat(found).isNotEmpty();
        return List.of(found);
    }

    private static Set<String> places(String sentence) {
        var places = new HashSet<String>();
        PLACE.matcher(sentence).results().forEach(place -> places.add(place.group()));
        return places;
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    private static Properties read(Resource bundle) throws IOException {
        var read = new Properties();
        try (var in = bundle.getInputStream();
                var reader = new java.io.InputStreamReader(in, StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        return read;
    }
}
