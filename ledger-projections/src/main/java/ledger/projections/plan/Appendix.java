package ledger.projections.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import ledger.core.document.Document;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/**
 * What an approved appendix says, row by row.
 *
 * @param rows sections, parents and leaves in printed order
 */
public record Appendix(Header header, List<Row> rows) {

    /**
     * The plan itself; the total in đồng.
     *
     * @param amendment the latest; null when there is none
     */
    public record Header(
            String plan,
            String number,
            LocalDate date,
            int fiscalYear,
            String issuer,
            String fundingSource,
            Agency budgetHolder,
            long approvedTotal,
            LocalDate effective,
            Instant recordedAt,
            long position,
            @Nullable Amendment amendment) {}

    /** Which amendment the appendix in force is, from 1, by which decision, and from which day. */
    public record Amendment(long number, Document decision, LocalDate effective) {}

    /** What a row is. */
    public enum Kind {
        SECTION,
        /** A line with lines below it; holds no money of its own. */
        PARENT,
        LEAF
    }

    /**
     * One printed row; amounts in đồng.
     *
     * @param parent the code of the row above it in the tree; null for sections
     * @param leadAgency the section's, which its lines inherit
     * @param coordinating the section's, as printed; empty on lines
     * @param amount on sections and parents the sum of their leaves
     * @param time as printed on this very row; null when inherited
     * @param portions of a leaf, the plan's own year first; empty on others
     */
    public record Row(
            String code,
            Kind kind,
            String title,
            @Nullable String parent,
            int ordinal,
            String section,
            Agency leadAgency,
            List<String> coordinating,
            @Nullable String unit,
            @Nullable Long quantity,
            @Nullable Long unitPrice,
            long amount,
            @Nullable String time,
            @Nullable String note,
            List<Share> portions) {}

    /** The printed part of one portion. */
    public record Share(
            String line, String portion, @Nullable Long quantity, long amount) {}
}
