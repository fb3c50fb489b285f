package ledger.api.store;

import java.util.List;

/** Several commands as one, on their way through the bus. */
record Together(List<Step> steps) {}
