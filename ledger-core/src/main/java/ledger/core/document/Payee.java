package ledger.core.document;

import org.jspecify.annotations.Nullable;

/** Who is paid; the tax code is optional. */
public record Payee(String name, @Nullable String taxCode) {}
