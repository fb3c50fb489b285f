package ledger.core.document;

import java.time.LocalDate;

/** A contract, decision or voucher by its number and date. */
public record Document(String number, LocalDate date) {}
