/** Appendix files as many programs and habits write them, and what must be read from each. */
package ledger.api.importing.corpus;
