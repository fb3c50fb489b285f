package ledger.api.importing;

/** How much a finding weighs. */
public enum Severity {
    /** The file contradicts itself or cannot be read there; it is rejected. */
    ERROR,
    /** Worth a look; it changes nothing. */
    WARNING,
    /** Something was understood that nobody wrote plainly; it needs an answer before the plan is recorded. */
    SUGGESTION
}
