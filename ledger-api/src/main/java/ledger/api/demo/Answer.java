package ledger.api.demo;

import tools.jackson.databind.JsonNode;

/**
 * What the ledger answered.
 *
 * @param position of the fact, or which a read shows; 0 when the answer names none
 * @param replayed whether the same request was recorded before
 */
record Answer(int status, long position, boolean replayed, JsonNode body) {

    boolean accepted() {
        return status / 100 == 2;
    }

    /** Why not, in the ledger's own sentence. */
    String problem() {
        var detail = body.path("detail").asString("");
        return status + " " + (detail.isEmpty() ? body.path("title").asString("") : detail);
    }
}
