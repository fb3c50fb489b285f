package ledger.api.importing.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan as an office knows it, before anybody makes a file of it.
 *
 * @param heading the paragraphs above the table
 * @param number such as "112/KH-UBND"; it stands in the heading too
 * @param words the total in words, typed by hand
 * @param says codes of the findings that the words of this plan call for, however the file is made
 */
record PaperPlan(
        List<String> heading,
        String number,
        List<PaperSection> sections,
        String words,
        List<String> below,
        List<String> says) {

    /** An agency as a cell spells it, and the code it has or would be given. */
    record PaperAgency(String spelt, String code) {}

    /** @param mark the number printed, "I" or "A", which is the section's code too */
    record PaperSection(
            String mark, String title, PaperAgency lead, String coordinating, String time, List<PaperLine> lines) {

        long sum() {
            return lines.stream().mapToLong(PaperLine::sum).sum();
        }
    }

    /**
     * @param unitPrice in đồng; 0 on a parent
     * @param lead null when the section's leads
     * @param carriedOver what the notes say about this leaf
     */
    record PaperLine(
            String title,
            String time,
            String unit,
            long quantity,
            long unitPrice,
            PaperAgency lead,
            String note,
            List<PaperPortion> carriedOver,
            List<PaperLine> lines) {

        static PaperLine of(String title, String time, String unit, long quantity, long unitPrice) {
            return new PaperLine(title, time, unit, quantity, unitPrice, null, "", List.of(), List.of());
        }

        PaperLine noting(String said, PaperPortion... portions) {
            return new PaperLine(title, time, unit, quantity, unitPrice, lead, said, List.of(portions), lines);
        }

        PaperLine ledBy(PaperAgency agency) {
            return new PaperLine(title, time, unit, quantity, unitPrice, agency, note, carriedOver, lines);
        }

        PaperLine over(PaperLine... below) {
            return new PaperLine(title, time, unit, quantity, 0, lead, note, carriedOver, List.of(below));
        }

        boolean leaf() {
            return lines.isEmpty();
        }

        long sum() {
            return leaf()
                    ? quantity * unitPrice
                    : lines.stream().mapToLong(PaperLine::sum).sum();
        }
    }

    /** Work from an earlier period at this year's unit price. */
    record PaperPortion(String period, long quantity, long amount) {}

    /** A leaf with its code and the agency that leads it. */
    record PaperLeaf(String code, PaperLine line, PaperAgency lead) {}

    long total() {
        return sections.stream().mapToLong(PaperSection::sum).sum();
    }

    /** The leaves with their codes: sub-lines keep the letters they are marked with, others count from 1. */
    List<PaperLeaf> leaves(boolean lettered) {
        var leaves = new ArrayList<PaperLeaf>();
        for (var section : sections) {
            leaves(section.mark(), section.lines(), section.lead(), false, lettered)
                    .forEach(leaves::add);
        }
        return leaves;
    }

    private static Stream<PaperLeaf> leaves(
            String above, List<PaperLine> lines, PaperAgency lead, boolean letters, boolean lettersBelow) {
        var leaves = new ArrayList<PaperLeaf>();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var code = above + "." + (letters ? "" + (char) ('a' + index) : index + 1);
            var leading = line.lead() == null ? lead : line.lead();
            if (line.leaf()) {
                leaves.add(new PaperLeaf(code, line, leading));
            } else {
                leaves(code, line.lines(), leading, lettersBelow, false).forEach(leaves::add);
            }
        }
        return leaves.stream();
    }
}
