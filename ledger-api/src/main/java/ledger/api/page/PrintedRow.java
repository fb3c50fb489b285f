package ledger.api.page;

import java.util.List;
import java.util.Locale;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.plan.Appendix.Kind;
import ledger.projections.plan.Appendix.Row;
import ledger.projections.plan.Appendix.Share;

/** A row of the appendix, the section it stands in, and its balance, in đồng. */
record PrintedRow(Row row, Row within, Item balance) {

    /** How the row is set: section, parent, leaf or sub (a leaf below a parent). */
    public String style() {
        return sub() ? "sub" : row.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The number as printed: sections by their code, lines count anew in each section, lines below a line have a dash. */
    public String number() {
        var code = row.code();
        return sub() ? "–" : code.substring(code.lastIndexOf('.') + 1);
    }

    public boolean section() {
        return row.kind() == Kind.SECTION;
    }

    /** Whether the line names another lead agency than its section. */
    public boolean ownLead() {
        return !row.leadAgency().equals(within.leadAgency());
    }

    /** Whether the time of the line is the one that its section says. */
    public boolean timeOfSection() {
        return !section() && row.time() == null && within.time() != null;
    }

    public boolean leaf() {
        return row.kind() == Kind.LEAF;
    }

    /** What of a leaf is carried over from earlier periods. */
    public List<Share> carriedOver() {
        return row.portions().stream()
                .filter(share -> !share.portion().equals("NEW"))
                .toList();
    }

    private boolean sub() {
        return row.code().chars().filter(letter -> letter == '.').count() > 1;
    }
}
