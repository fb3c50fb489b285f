package ledger.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the core says of its own types, read from its source, so that nothing is said twice.
 *
 * @param term the Vietnamese word in front of the sentence; empty when there is none
 * @param params what is said of the members
 */
record Javadoc(String term, String sentence, Map<String, String> params) {

    static final Path CORE = Path.of("../ledger-core/src/main/java");

    private static final Pattern TYPE = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s*)*"
                    + "(?:public )?(?:final )?(?:sealed )?(?:record|enum|interface|class) (\\w+)",
            Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s*)*(?:default )?[\\w<>@? ]+ (\\w+)\\(\\)", Pattern.DOTALL);
    private static final Pattern TERM = Pattern.compile("([^:.{]*[^\\x00-\\x7F][^:.{]*): (.*)");

    /** By the simple name of the type. */
    static Map<String, Javadoc> ofCore() {
        var found = new HashMap<String, Javadoc>();
        try (var files = Files.walk(CORE)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var types = TYPE.matcher(Files.readString(file));
                while (types.find()) {
                    found.put(types.group(2), read(types.group(1)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /** What the methods of a type say of themselves, by name. */
    static Map<String, String> ofMethods(Class<?> type) {
        try {
            var said = new HashMap<String, String>();
            var source = Files.readString(CORE.resolve(type.getName().replace('.', '/') + ".java"));
            METHOD.matcher(source.substring(source.indexOf('{')))
                    .results()
                    .forEach(method ->
                            said.put(method.group(2), read(method.group(1)).sentence()));
            return said;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String firstSentence() {
        return sentence.replaceFirst("(?<=[.;:]) .*", "").replaceFirst("[;:]$", ".");
    }

    private static Javadoc read(String comment) {
        var text = comment.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("<p>.*", "")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        var parts = text.split("\\s*@param ");
        var params = new HashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var said = parts[i].split(" ", 2);
            params.put(said[0], said[1].strip());
        }
        var term = TERM.matcher(parts[0]);
        return term.matches()
                ? new Javadoc(term.group(1), capital(term.group(2)), params)
                : new Javadoc("", parts[0], params);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
