package ledger.api.importing;

import ledger.core.plan.Agency;

/**
 * The name of an agency as a file spells it, and the agency it is taken for.
 *
 * @param row the line of the file
 * @param raw as it stands there
 */
public record ReadAgency(int row, String raw, Agency agency, By by) {

    /** What the reading rests on. */
    public enum By {
        /** The official name. */
        NAME,
        /** Another spelling from the table of agencies. */
        SPELLING,
        /** Only that the letters are alike. */
        LIKENESS,
        /** That several agencies stand there; the first of them leads. */
        SEVERAL,
        /** Nothing: no such agency is known, its code is made up. */
        NOTHING
    }
}
