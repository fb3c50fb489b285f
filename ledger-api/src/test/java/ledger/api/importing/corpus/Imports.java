package ledger.api.importing.corpus;

import java.util.List;
import java.util.Locale;
import ledger.api.importing.AppendixImport;
import ledger.api.importing.Finding;
import ledger.api.importing.Reading;

/** How the tests here import a file. */
final class Imports {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private Imports() {}

    static Reading check(byte[] source, String name) {
        return AppendixImport.check(source);
    }

    /** What an accountant reads about a file. */
    static List<String> messages(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.message(VIETNAMESE))
                .toList();
    }
}
