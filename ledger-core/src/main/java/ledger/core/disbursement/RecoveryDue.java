package ledger.core.disbursement;

import ledger.core.money.Money;

/**
 * A disbursement after which so much of its contract has left that the contract's advances are to be recovered.
 *
 * @param contract what the contract is for
 * @param drawn paid and advanced, net of what came back, with this disbursement
 * @param outstanding of the advances under the contract, with this disbursement; what is to be recovered
 */
public record RecoveryDue(Money contract, Money drawn, Money outstanding) {}
