package ledger.api.replay;

/** What has become of a replay that was asked for. */
enum ReplayState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    /** It found out nothing; {@code failure} says why. */
    FAILED
}
