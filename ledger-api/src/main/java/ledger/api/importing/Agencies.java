package ledger.api.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import ledger.core.plan.Agency;

/** The agencies this ledger knows, each with its official name and the other spellings that were met. */
public final class Agencies {

    /** @param told whether the file itself says what its spellings mean */
    private record Known(Agency agency, List<String> spellings, boolean told) {

        boolean spelt(String raw, UnaryOperator<String> form) {
            return spellings.stream().map(form).anyMatch(form.apply(raw)::equals);
        }
    }

    private static final Pattern BEGINS = Pattern.compile(
            "(?:sở|cục|chi cục|ban|ubnd|ủy ban|uỷ ban|công an|trung tâm|văn phòng|hội|liên minh|trường|viện|bộ|phòng|thanh tra|báo"
                    + "|đài|kho bạc|tổng cục|quỹ|bảo hiểm|liên hiệp|liên đoàn|tỉnh đoàn)\\s.{1,200}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Agencies SHIPPED = shipped();

    private final List<Known> known;

    private Agencies(List<Known> known) {
        this.known = known;
    }

    /** The table that ships with the ledger. */
    public static Agencies known() {
        return SHIPPED;
    }

    /** All agencies, by code. */
    public List<Agency> all() {
        return known.stream().map(Known::agency).toList();
    }

    /** The agency with this code. */
    public Optional<Agency> withCode(String code) {
        return all().stream().filter(agency -> agency.code().equals(code)).findFirst();
    }

    /** These agencies and others; of the same code the others stand. */
    Agencies with(List<ExportedPlan.Named> others) {
        var all = new ArrayList<Known>();
        others.forEach(other -> all.add(new Known(other.agency(), other.spellings(), true)));
        known.stream()
                .filter(candidate -> others.stream()
                        .noneMatch(other ->
                                other.agency().code().equals(candidate.agency().code())))
                .forEach(all::add);
        return new Agencies(all);
    }

    /** Reads the name of an agency in a cell or a sentence. It never fails: an unknown name gets a new code, to be confirmed. */
    ReadAgency read(int row, String raw) {
        var one = readOne(row, raw);
        if (one.by() == ReadAgency.By.NAME || one.by() == ReadAgency.By.SPELLING) {
            return one;
        }
        var several = parts(raw);
        return several.size() > 1
                ? new ReadAgency(row, raw, readOne(row, several.get(0)).agency(), ReadAgency.By.SEVERAL)
                : one;
    }

    /** The agencies behind the first one in a cell that names several. */
    List<String> others(String raw) {
        var parts = parts(raw);
        return parts.subList(1, parts.size());
    }

    private ReadAgency readOne(int row, String raw) {
        var name = Spelling.tidy(raw);
        for (var candidate : known) {
            var named = Spelling.same(candidate.agency().name()).equals(Spelling.same(raw))
                    || (candidate.told() && candidate.spelt(raw, Spelling::same));
            if (named) {
                return new ReadAgency(row, raw, candidate.agency(), ReadAgency.By.NAME);
            }
        }
        return find(raw, Spelling::same)
                .map(agency -> new ReadAgency(row, raw, agency, ReadAgency.By.SPELLING))
                .or(() -> find(raw, Spelling::alike)
                        .or(() -> near(raw))
                        .map(agency -> new ReadAgency(row, raw, agency, ReadAgency.By.LIKENESS)))
                .orElseGet(() -> new ReadAgency(row, raw, new Agency(codeOf(name), name), ReadAgency.By.NOTHING));
    }

    /** Parts a list of agencies. "và" and commas also stand within names, so they part only what is an agency on both sides. */
    private List<String> parts(String raw) {
        if (raw.length() > 500) {
            return List.of(raw);
        }
        var parts = new ArrayList<String>();
        for (var piece : raw.split(";")) {
            split(piece.strip(), List.of("\n", ",", " và ")).forEach(parts::add);
        }
        parts.removeIf(String::isBlank);
        return parts.isEmpty() ? List.of(raw) : parts;
    }

    private List<String> split(String text, List<String> signs) {
        for (var sign : signs) {
            for (int at = text.indexOf(sign); at > 0; at = text.indexOf(sign, at + 1)) {
                var before = text.substring(0, at).strip();
                var behind = text.substring(at + sign.length()).strip();
                if (agency(before) && agency(behind)) {
                    var parts = new ArrayList<>(split(before, signs));
                    parts.addAll(split(behind, signs));
                    return parts;
                }
            }
        }
        return List.of(Spelling.tidy(text));
    }

    /** Whether the text is a known agency or begins like the name of one. */
    private boolean agency(String text) {
        return BEGINS.matcher(text).matches() || find(text, Spelling::same).isPresent();
    }

    /** The only agency whose name differs in few letters. */
    private Optional<Agency> near(String raw) {
        var read = Spelling.alike(raw);
        if (read.length() < 6 || read.length() > 120) {
            return Optional.empty();
        }
        var near = known.stream()
                .filter(candidate -> candidate.spellings().stream()
                        .map(Spelling::alike)
                        .anyMatch(name -> name.length() >= 6 && Likeness.near(read, name)))
                .map(Known::agency)
                .toList();
        return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
    }

    private Optional<Agency> find(String raw, UnaryOperator<String> form) {
        return known.stream()
                .filter(candidate -> candidate.spelt(raw, form))
                .map(Known::agency)
                .findFirst();
    }

    private static String codeOf(String name) {
        var code = Spelling.alike(name).replace(' ', '-');
        return code.isEmpty()
                ? "co-quan"
                : code.substring(0, Math.min(code.length(), 40)).replaceAll("-$", "");
    }

    private static Agencies shipped() {
        var table = new Properties();
        try (var resource = Objects.requireNonNull(Agencies.class.getResourceAsStream("agencies.properties"))) {
            table.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Agencies(table.stringPropertyNames().stream()
                .sorted()
                .map(code -> {
                    var spellings = Arrays.asList(table.getProperty(code).split("\\s*;\\s*"));
                    return new Known(new Agency(code, spellings.get(0)), spellings, false);
                })
                .toList());
    }
}
