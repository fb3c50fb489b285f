package ledger.api.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Checks files, a few at once, and remembers the last ones: they are asked for again and confirmed. */
@Component
final class Readings {

    /** A file of the largest size takes seconds of one processor. */
    static final int AT_ONCE = 2;

    /** The largest appendix takes tens of megabytes. */
    private static final int REMEMBERED = 4;

    private final Semaphore checking;

    private final Map<String, Reading> last = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Autowired
    Readings() {
        this(new Semaphore(AT_ONCE));
    }

    Readings(Semaphore checking) {
        this.checking = checking;
    }

    Reading of(byte[] file) throws InterruptedException {
        return of(file, Progress.Listener.NOBODY);
    }

    /** What is found in a file, once it is its turn; the same bytes always give the same. */
    Reading of(byte[] file, Progress.Listener progress) throws InterruptedException {
        var sha256 = CheckedImports.sha256(file);
        var known = known(sha256);
        if (known.isPresent()) {
            return known.get();
        }
        checking.acquire();
        try {
            var reading = AppendixImport.check(file, progress);
            remember(sha256, reading);
            return reading;
        } finally {
            checking.release();
        }
    }

    private Optional<Reading> known(String sha256) {
        synchronized (last) {
            return Optional.ofNullable(last.get(sha256));
        }
    }

    private void remember(String sha256, Reading reading) {
        synchronized (last) {
            last.put(sha256, reading);
        }
    }
}
