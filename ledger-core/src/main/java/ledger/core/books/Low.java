package ledger.core.books;

import java.time.LocalDate;

/**
 * The lowest point of a figure.
 *
 * @param day the first day on which the figure stood so low, not before the day asked for
 * @param figure in đồng or in units
 */
public record Low(LocalDate day, long figure) {}
