package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.store.StreamVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Entity tags of plans and lines: the stream that holds the truth of it, and its last event, such as {@code "950-KH-UBND-2021:III.2@12"}. */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern OURS = Pattern.compile("(.+)@(\\d{1,18})");

    private ETags() {}

    public static String of(StreamVersion version) {
        return '"' + version.stream() + '@' + version.sequence() + '"';
    }

    /**
     * For what is not done unseen: the request has to say which version was looked at, or with {@code *} that any will do.
     *
     * @throws Problem {@code precondition-required}
     */
    public static void mustBeExpected(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.IF_MATCH) == null) {
            throw Problem.of(ProblemCode.PRECONDITION_REQUIRED);
        }
    }

    /** As a header would list them; null for none. */
    static @Nullable String of(Collection<StreamVersion> versions) {
        return versions.isEmpty() ? null : versions.stream().map(ETags::of).collect(Collectors.joining(", "));
    }

    /**
     * The versions that the request's {@code If-Match} lists. Null where any will do; empty where none can match, since a
     * weak tag never does (RFC 9110, 13.1.1) and one that is not of this ledger names nothing.
     */
    static @Nullable List<StreamVersion> expected(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.strip().equals("*"))) {
            return null;
        }
        return TAG.matcher(String.join(",", lines))
                .results()
                .filter(tag -> tag.group(1) == null)
                .map(tag -> OURS.matcher(tag.group(2)))
                .filter(ours -> ours.matches())
                .map(ours -> new StreamVersion(ours.group(1), Long.parseLong(ours.group(2))))
                .distinct()
                .toList();
    }
}
