package ledger.api.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import ledger.core.plan.Agency;

/** The agencies this ledger knows, each with its official name and the other spellings that were met. */
public final class Agencies {

    private record Known(Agency agency, List<String> spellings) {

        boolean spelt(String raw, UnaryOperator<String> form) {
            return spellings.stream().map(form).anyMatch(form.apply(raw)::equals);
        }
    }

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

    /** Reads the name of an agency in a cell or a sentence. It never fails: an unknown name gets a new code, to be confirmed. */
    ReadAgency read(int row, String raw) {
        var name = Spelling.tidy(raw);
        for (var candidate : known) {
            if (Spelling.same(candidate.agency().name()).equals(Spelling.same(raw))) {
                return new ReadAgency(row, raw, candidate.agency(), ReadAgency.By.NAME);
            }
        }
        return find(raw, Spelling::same)
                .map(agency -> new ReadAgency(row, raw, agency, ReadAgency.By.SPELLING))
                .or(() -> find(raw, Spelling::alike)
                        .map(agency -> new ReadAgency(row, raw, agency, ReadAgency.By.LIKENESS)))
                .orElseGet(() -> new ReadAgency(row, raw, new Agency(codeOf(name), name), ReadAgency.By.NOTHING));
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
                    return new Known(new Agency(code, spellings.get(0)), spellings);
                })
                .toList());
    }
}
