package ledger.api.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** A format that a reader may ask for, by {@code ?format=} or by what is accepted. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON),
    /** One JSON object in each line. */
    NDJSON(MediaType.parseMediaType("application/x-ndjson")),
    /** A JSON list of CloudEvents 1.0. */
    CLOUDEVENTS(MediaType.parseMediaType("application/cloudevents-batch+json")),
    XLSX(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    CSV(MediaType.parseMediaType("text/csv;charset=UTF-8")),
    ZIP(MediaType.parseMediaType("application/zip"));

    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    /**
     * The format that is named, or else the one that the reader likes best.
     *
     * @param offered the one that is sent unasked first
     * @throws Problem {@code not-acceptable}
     */
    public static Format wanted(List<Format> offered, @Nullable String named, HttpHeaders headers) {
        return named == null
                ? accepted(offered, headers).orElseThrow(() -> Problem.of(ProblemCode.NOT_ACCEPTABLE))
                : named(offered, named)
                        .orElseThrow(() -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "no-such-format")
                                .with("format", named)
                                .with(
                                        "allowed",
                                        offered.stream().map(Format::written).toList()));
    }

    private static Optional<Format> named(List<Format> offered, String name) {
        return offered.stream().filter(format -> format.written().equals(name)).findFirst();
    }

    /** Anything will do when nothing is said. */
    private static Optional<Format> accepted(List<Format> offered, HttpHeaders headers) {
        var accept = accept(headers);
        if (accept.isEmpty()) {
            return Optional.of(offered.get(0));
        }
        MimeTypeUtils.sortBySpecificity(accept);
        return accept.stream()
                .flatMap(type -> offered.stream().filter(format -> type.isCompatibleWith(format.type)))
                .findFirst();
    }

    private static List<MediaType> accept(HttpHeaders headers) {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException e) {
            throw Problem.of(ProblemCode.NOT_ACCEPTABLE);
        }
    }

    public MediaType type() {
        return type;
    }

    /** The header that has a reader keep the answer as a file of that name. */
    public String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name + "." + extension())
                .build()
                .toString();
    }

    private String extension() {
        return this == CLOUDEVENTS ? "json" : written();
    }

    /** As it is written in an address. */
    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
