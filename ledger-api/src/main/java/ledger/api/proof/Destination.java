package ledger.api.proof;

/** A place out of reach of whoever keeps the ledger, to which every checkpoint is taken, in order. */
interface Destination {

    /**
     * Takes there what is not there yet; what is taken is never changed.
     *
     * @throws Undelivered when something did not come there
     */
    void deliver();

    Wellness.Part part();
}
