package ledger.api.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.PlanId;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/**
 * A checked appendix as the interface answers it. Amounts are whole đồng.
 *
 * @param status CHECKED, REJECTED or ALREADY_IMPORTED
 * @param importedAt when the same file was recorded; null unless it was
 * @param planId the plan it was recorded as; null unless it was
 * @param amends the plan in force that it was compared with; null when there is none
 * @param changes what an amendment of that plan by this file would change, every suggestion accepted; null when it was
 *     not compared, or when something must be answered or corrected first
 */
public record ImportAnswer(
        String id,
        String status,
        @Nullable Instant importedAt,
        @Nullable String planId,
        @Nullable String amends,
        @Nullable List<AmendedAppendix.Change> changes,
        String currency,
        PlanAnswer plan,
        List<LineAnswer> lines,
        List<FindingAnswer> findings,
        TotalsAnswer totals) {

    /** What the file says about its plan. */
    public record PlanAnswer(
            @Nullable String proposedId,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable Integer fiscalYear,
            @Nullable String issuer,
            @Nullable String fundingSource,
            @Nullable AgencyAnswer budgetHolder,
            @Nullable Long approvedTotal,
            @Nullable String words) {}

    /** An agency as it was taken, and as the file spells it. */
    public record AgencyAnswer(String code, String name, String raw) {

        static @Nullable AgencyAnswer of(@Nullable ReadAgency read) {
            return read == null
                    ? null
                    : new AgencyAnswer(read.agency().code(), read.agency().name(), read.raw());
        }
    }

    /**
     * A section, parent or leaf.
     *
     * @param sheet the name of its sheet; null in a file without sheets
     * @param row the line of the file or row of the sheet, from 1
     * @param cells exactly as they stand in the file
     * @param kind SECTION, PARENT or LEAF
     * @param inherited the members that the section says for the line
     * @param portions of a leaf, NEW included, as proposed
     */
    public record LineAnswer(
            @Nullable String sheet,
            int row,
            List<String> cells,
            String kind,
            @Nullable String code,
            String title,
            @Nullable AgencyAnswer leadAgency,
            List<String> coordinating,
            @Nullable String time,
            @Nullable String unit,
            @Nullable Long quantity,
            @Nullable Long unitPrice,
            @Nullable Long amount,
            @Nullable String note,
            List<String> inherited,
            List<PortionAnswer> portions,
            List<LineAnswer> lines) {

        static LineAnswer of(CheckedSection section, CheckedAppendix checked) {
            return new LineAnswer(
                    section.sheet(),
                    section.row(),
                    section.cells(),
                    "SECTION",
                    section.code().value(),
                    section.title(),
                    AgencyAnswer.of(section.leadAgency()),
                    section.coordinating(),
                    section.time(),
                    null,
                    null,
                    null,
                    dong(section.amount()),
                    section.note(),
                    List.of(),
                    List.of(),
                    section.lines().stream()
                            .map(line -> of(line, section, checked))
                            .toList());
        }

        private static LineAnswer of(CheckedLine line, CheckedSection section, CheckedAppendix checked) {
            boolean timeOfSection = line.time() == null && section.time() != null;
            return new LineAnswer(
                    line.sheet(),
                    line.row(),
                    line.cells(),
                    line.leaf() ? "LEAF" : "PARENT",
                    line.code() == null ? null : line.code().value(),
                    line.title(),
                    AgencyAnswer.of(section.leadOf(line)),
                    line.coordinating().isEmpty() ? section.coordinating() : line.coordinating(),
                    timeOfSection ? section.time() : line.time(),
                    line.unit(),
                    count(line.quantity()),
                    dong(line.unitPrice()),
                    dong(line.amount()),
                    line.note(),
                    ofSection(line, timeOfSection),
                    checked.portions(line).stream().map(PortionAnswer::of).toList(),
                    line.lines().stream()
                            .map(below -> of(below, section, checked))
                            .toList());
        }
    }

    private static List<String> ofSection(CheckedLine line, boolean time) {
        var inherited = new ArrayList<String>();
        if (line.leadAgency() == null) {
            inherited.add("leadAgency");
        }
        if (line.coordinating().isEmpty()) {
            inherited.add("coordinating");
        }
        if (time) {
            inherited.add("time");
        }
        return inherited;
    }

    /** A part of a leaf by origin. */
    public record PortionAnswer(String period, @Nullable Long quantity, long amount) {

        static PortionAnswer of(PortionShare share) {
            return new PortionAnswer(
                    share.portion().label(),
                    count(share.quantity()),
                    share.amount().dong());
        }
    }

    /** A finding with its message in the reader's language. */
    public record FindingAnswer(
            @Nullable String sheet,
            @Nullable Integer row,
            @Nullable String cell,
            @Nullable String column,
            String severity,
            String code,
            @Nullable String read,
            @Nullable String proposed,
            @Nullable String lineCode,
            String message) {

        /** The finding in the language of the locale. */
        public static FindingAnswer of(Finding finding, Locale locale) {
            return new FindingAnswer(
                    finding.sheet(),
                    finding.row(),
                    finding.cell(),
                    finding.column(),
                    finding.severity().name(),
                    finding.code(),
                    finding.read(),
                    finding.proposed(),
                    finding.line() == null ? null : finding.line().value(),
                    finding.message(locale));
        }
    }

    static @Nullable Long dong(@Nullable Money amount) {
        return amount == null ? null : amount.dong();
    }

    static @Nullable Long count(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.count();
    }

    /** The answer to a file that was checked and may be confirmed under this id. */
    public static ImportAnswer of(UUID id, CheckedAppendix checked, Locale locale) {
        var read = checked.plan();
        return new ImportAnswer(
                id.toString(),
                checked.status().name(),
                null,
                null,
                null,
                null,
                "VND",
                new PlanAnswer(
                        read.proposedId(),
                        read.number(),
                        read.date(),
                        read.fiscalYear(),
                        read.issuer(),
                        read.fundingSource(),
                        AgencyAnswer.of(read.budgetHolder()),
                        dong(read.approvedTotal()),
                        read.words()),
                checked.sections().stream()
                        .map(section -> LineAnswer.of(section, checked))
                        .toList(),
                checked.findings().stream()
                        .map(finding -> FindingAnswer.of(finding, locale))
                        .toList(),
                TotalsAnswer.of(checked));
    }

    /** The same answer for a file that was recorded before. */
    public ImportAnswer alreadyImported(PlanId recorded, Instant at) {
        return new ImportAnswer(
                id, "ALREADY_IMPORTED", at, recorded.value(), amends, changes, currency, plan, lines, findings, totals);
    }

    /** The same answer beside the plan in force. */
    ImportAnswer amending(PlanId inForce, @Nullable List<AmendedAppendix.Change> amended) {
        return new ImportAnswer(
                id, status, importedAt, planId, inForce.value(), amended, currency, plan, lines, findings, totals);
    }
}
