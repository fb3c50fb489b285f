package ledger.api.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which unit each spelling in the file means, by the reader's answers. */
final class UnitAnswers {

    private final Map<String, String> unitOf = new HashMap<>();

    UnitAnswers(CheckedAppendix checked, Map<String, String> answers, Obstacles obstacles) {
        var asked = checked.findings().stream()
                .filter(finding -> finding.code().equals("unit-unknown"))
                .map(finding -> Spelling.same(String.valueOf(finding.read())))
                .collect(Collectors.toSet());
        answers.forEach((raw, unit) -> {
            var pointer = "/units/" + Obstacles.escaped(raw);
            if (!asked.contains(Spelling.same(raw))) {
                obstacles.add(pointer, "unknown-unit", raw);
            } else if (unit.isBlank()) {
                obstacles.add(pointer, "required");
            }
            unitOf.put(Spelling.same(raw), Spelling.tidy(unit));
        });
    }

    boolean answers(@Nullable String raw) {
        return raw != null && unitOf.containsKey(Spelling.same(raw));
    }

    @Nullable
    String unit(@Nullable String read) {
        return read == null ? null : unitOf.getOrDefault(Spelling.same(read), read);
    }
}
