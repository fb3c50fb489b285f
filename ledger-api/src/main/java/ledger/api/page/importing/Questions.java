package ledger.api.page.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.CheckedLine;
import ledger.api.importing.Finding;
import ledger.api.importing.Severity;
import ledger.core.plan.LineCode;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/** What the file leaves to be confirmed: how names were understood, and which work comes from earlier periods. */
record Questions(List<Name> names, List<Portion> portions) {

    /**
     * A form is sent with at most 120 fields, and each question may have four; whoever has more questions takes the other
     * proposals or asks by program.
     */
    static final int MOST = 20;

    private static final String UNIT = "unit-unknown";

    /**
     * A spelling.
     *
     * @param number of the question, from 0
     * @param unit whether it is a unit of quantities; else it is an agency
     * @param raw as it stands in the file
     * @param proposed the code of the agency, or the unit
     */
    public record Name(
            int number,
            boolean unit,
            String raw,
            @Nullable String proposed,
            @Nullable Integer row,
            String sentence) {

        /** The name of its field. */
        public String field() {
            return "name." + number;
        }
    }

    /**
     * Work that a note says is carried over.
     *
     * @param number of the question, from 0
     * @param leaves the lines that the note may mean; one where that is known
     * @param share as proposed; null when the note was not understood
     * @param row of the note
     */
    public record Portion(
            int number,
            List<CheckedLine> leaves,
            @Nullable PortionShare share,
            @Nullable Integer row,
            @Nullable String note,
            String sentence) {

        /** The name of one of its fields. */
        public String field(String member) {
            return "portion." + number + "." + member;
        }

        /** The only line that it can be about; null when there are several. */
        public @Nullable CheckedLine line() {
            return leaves.size() == 1 ? leaves.get(0) : null;
        }
    }

    static Questions of(CheckedAppendix checked, Locale locale) {
        var names = new ArrayList<Name>();
        var portions = new ArrayList<Portion>();
        for (var finding : checked.findings()) {
            if (finding.severity() == Severity.SUGGESTION) {
                var sentence = finding.sentence(locale);
                if (finding.line() != null) {
                    portions.add(new Portion(
                            portions.size(),
                            leaves(checked, finding.line()),
                            share(checked, finding),
                            finding.row(),
                            finding.read(),
                            sentence));
                } else {
                    names.add(new Name(
                            names.size(),
                            finding.code().equals(UNIT),
                            String.valueOf(finding.read()),
                            finding.proposed(),
                            finding.row(),
                            sentence));
                }
            }
        }
        return new Questions(names, portions);
    }

    /** The questions whose answers are asked for one by one. */
    public List<Name> askedNames() {
        return names.stream().limit(MOST).toList();
    }

    /** The portions that are asked for one by one. */
    public List<Portion> askedPortions() {
        return portions.stream().limit(MOST).toList();
    }

    private static List<CheckedLine> leaves(CheckedAppendix checked, LineCode code) {
        return checked.leaves()
                .filter(leaf -> leaf.code() != null
                        && (leaf.code().equals(code) || leaf.code().value().startsWith(code.value() + ".")))
                .toList();
    }

    /** The portion that a finding is about: its sentence names line, quantity, period and amount. */
    private static @Nullable PortionShare share(CheckedAppendix checked, Finding finding) {
        return checked.carriedOver(finding.line()).stream()
                .filter(share -> finding.facts().contains(share.portion().label()))
                .findFirst()
                .orElse(null);
    }
}
