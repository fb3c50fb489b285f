package ledger.api.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import ledger.api.audit.FilterCheck.Complaints;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.projections.journal.Filter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What sample is to be drawn. Everything that decides about it is said here, so that the same events are drawn whenever, and
 * by whomever, it is drawn again; its id is itself, written down, and nothing is stored.
 *
 * @param size so many events, or units of money, at most
 * @param seed what chance begins with; null where nothing is left to chance
 * @param position the last event that may be drawn
 */
record Sampling(Method method, int size, @Nullable String seed, Filter filter, long position) {

    /** How a sample is drawn. */
    enum Method {
        /** Every event has the same chance. */
        RANDOM,
        /** Every đồng has the same chance, and so an event that is twice as large has twice the chance. */
        MONETARY_UNIT,
        /** The largest amounts; nothing is left to chance. */
        TOP
    }

    static final int LARGEST = 1_000;

    private static final int LONGEST_SEED = 100;
    /** More than the longest texts of all members come to. */
    private static final int LONGEST_ID = 5_000;

    private static final int SEED_BYTES = 8;
    private static final SecureRandom CHANCE = new SecureRandom();

    /**
     * Reads what was sent. A seed that chance needs and that was not sent is made; left out, the position is the head.
     *
     * @param check what is wrong with the conditions
     * @throws Problem {@code validation}
     */
    static Sampling read(Body body, long head, BiConsumer<Filter, Complaints> check) {
        var method = body.oneOf("method", Method.class);
        var size = body.number("size", 1, LARGEST);
        var seed = body.optionalText("seed", LONGEST_SEED);
        if (method == Method.TOP && seed != null) {
            body.error("seed", "no-chance");
        }
        var conditions = body.optionalObject("filter");
        var filter = FilterBody.read(conditions);
        if (conditions != null) {
            check.accept(filter, conditions::error);
        }
        var position = body.optionalWhole("position", 0, Long.MAX_VALUE);
        if (position != null && position > head) {
            body.error("position", "beyond-head", Map.of("head", head));
        }
        body.done();
        return new Sampling(
                method,
                size,
                seed == null && method != Method.TOP ? newSeed() : seed,
                filter,
                position == null ? head : position);
    }

    private static String newSeed() {
        var seed = new byte[SEED_BYTES];
        CHANCE.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    /** The sampling of that id; empty when it is none, or names what was not recorded yet. */
    static Optional<Sampling> of(String id, long head) {
        if (id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            // Written otherwise, with a member left out, it would be a second name for the same.
            return Optional.of(read(Body.read(text), head, (filter, complaints) -> {}))
                    .filter(read -> read.id().equals(id));
        } catch (IllegalArgumentException | Problem none) {
            return Optional.empty();
        }
    }

    /** Canonical JSON in base64url. */
    String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json().getBytes(StandardCharsets.UTF_8));
    }

    /** The body that draws it again. */
    String json() {
        return Body.read(JsonMapper.shared().writeValueAsString(members())).canonical();
    }

    /** Its members as they are read. */
    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("method", method.name());
        members.put("size", size);
        if (seed != null) {
            members.put("seed", seed);
        }
        members.put("filter", FilterBody.members(filter));
        members.put("position", position);
        return members;
    }

    /** What it is drawn from: it never changes any more. */
    Filter population() {
        return filter.upTo(position);
    }
}
