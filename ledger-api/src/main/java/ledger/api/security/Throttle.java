package ledger.api.security;

import java.util.function.LongSupplier;

/** How often one may fail, by name and by address. Many people may stand behind one address, and many names behind one. */
record Throttle(Failures names, Failures addresses) {

    Throttle(LongSupplier nanoTime, int mostByAddress) {
        this(new Failures(nanoTime, Failures.MOST), new Failures(nanoTime, mostByAddress));
    }
}
