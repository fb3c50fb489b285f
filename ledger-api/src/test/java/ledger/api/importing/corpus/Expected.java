package ledger.api.importing.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.CheckedLine;
import ledger.api.importing.CheckedSection;
import ledger.api.importing.Finding;
import ledger.core.money.Money;
import ledger.core.money.Quantity;

/**
 * What must be read from a file.
 *
 * @param findings their codes, each once, in the order of the alphabet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Expected(String number, Long total, List<Section> sections, List<Leaf> leaves, List<String> findings) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Stands among the findings of a file whose sub-lines are marked with letters. */
    static final String LETTERED = "*lettered";

    record Section(String code, Long sum) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leaf(
            String code, Long quantity, Long unitPrice, Long amount, String leadAgency, List<Portion> carriedOver) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Portion(String period, Long quantity, long amount) {}

    /** What a plan says, and the findings that it and its file call for. */
    static Expected of(PaperPlan plan, String... findings) {
        var codes = new TreeSet<>(plan.says());
        for (var code : findings) {
            if (code.equals(LETTERED)) {
                continue;
            }
            if (code.startsWith("-")) {
                codes.remove(code.substring(1));
            } else {
                codes.add(code);
            }
        }
        return new Expected(
                plan.number(),
                plan.total(),
                plan.sections().stream()
                        .map(section -> new Section(section.mark(), section.sum()))
                        .toList(),
                plan.leaves(List.of(findings).contains(LETTERED)).stream()
                        .map(leaf -> new Leaf(
                                leaf.code(),
                                leaf.line().quantity(),
                                leaf.line().unitPrice(),
                                leaf.line().sum(),
                                leaf.lead().code(),
                                leaf.line().carriedOver().stream()
                                        .map(share -> new Portion(share.period(), share.quantity(), share.amount()))
                                        .toList()))
                        .toList(),
                List.copyOf(codes));
    }

    /** What was read. */
    static Expected of(CheckedAppendix checked) {
        return new Expected(
                checked.plan().number(),
                dong(checked.plan().approvedTotal()),
                checked.sections().stream()
                        .map(section -> new Section(section.code().value(), dong(section.amount())))
                        .toList(),
                checked.sections().stream()
                        .flatMap(section -> leaves(checked, section))
                        .toList(),
                checked.findings().stream()
                        .map(Finding::code)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Stream<Leaf> leaves(CheckedAppendix checked, CheckedSection section) {
        return section.leaves()
                .map(leaf -> new Leaf(
                        leaf.code() == null ? null : leaf.code().value(),
                        count(leaf.quantity()),
                        dong(leaf.unitPrice()),
                        dong(leaf.amount()),
                        lead(section, leaf),
                        checked.carriedOver(leaf.code()).stream()
                                .map(share -> new Portion(
                                        share.portion().label(),
                                        count(share.quantity()),
                                        share.amount().dong()))
                                .toList()));
    }

    private static String lead(CheckedSection section, CheckedLine leaf) {
        return section.leadOf(leaf) == null
                ? null
                : section.leadOf(leaf).agency().code();
    }

    private static Long dong(Money money) {
        return money == null ? null : (Long) money.dong();
    }

    private static Long count(Quantity quantity) {
        return quantity == null ? null : (Long) quantity.count();
    }

    static Expected read(byte[] json) throws IOException {
        return JSON.readValue(json, Expected.class);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
