package ledger.api.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/** Which agency each spelling in the file means, by the reader's answers. */
final class AgencyAnswers {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Agencies agencies;
    private final Map<String, String> codeOf = new HashMap<>();
    private final Map<String, Agency> made = new HashMap<>();

    AgencyAnswers(CheckedAppendix checked, Map<String, String> aliases, Agencies agencies, Obstacles obstacles) {
        this.agencies = agencies;
        var spellings =
                spellings(checked).map(ReadAgency::raw).map(Spelling::same).collect(Collectors.toSet());
        aliases.forEach((raw, code) -> {
            var pointer = "/aliases/" + Obstacles.escaped(raw);
            if (!spellings.contains(Spelling.same(raw))) {
                obstacles.add(pointer, "unknown-spelling", raw);
            } else if (!valid(code)) {
                obstacles.add(pointer, "invalid", code);
            }
            codeOf.put(Spelling.same(raw), code);
        });
    }

    static boolean valid(String code) {
        return CODE.matcher(code).matches();
    }

    boolean answers(@Nullable String raw) {
        return raw != null && codeOf.containsKey(Spelling.same(raw));
    }

    /** The agency with the answered code, else the proposed one; spellings with the same code are one agency. */
    Agency agency(ReadAgency read) {
        var code = codeOf.getOrDefault(Spelling.same(read.raw()), read.agency().code());
        return made.computeIfAbsent(code, absent -> {
            if (code.equals(read.agency().code())) {
                return read.agency();
            }
            return agencies.withCode(code).orElseGet(() -> new Agency(code, Spelling.tidy(read.raw())));
        });
    }

    private static Stream<ReadAgency> spellings(CheckedAppendix checked) {
        return Stream.concat(
                        Stream.concat(
                                checked.sections().stream().map(CheckedSection::leadAgency),
                                checked.lines().map(CheckedLine::leadAgency)),
                        Stream.ofNullable(checked.plan().budgetHolder()))
                .filter(Objects::nonNull);
    }
}
