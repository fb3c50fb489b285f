package ledger.api.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ledger.api.words.AmountInWords;
import ledger.api.words.Phrasebook;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.CeilingDrawn;
import ledger.core.allotment.AllotmentEvent.CeilingLowered;
import ledger.core.allotment.AllotmentEvent.CeilingRaised;
import ledger.core.allotment.AllotmentEvent.CeilingRestored;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.carryover.CarryOverEvent.FundsCarriedIn;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.money.Money;
import ledger.core.plan.PortionChange;
import ledger.core.plan.PortionShare;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;

/** Every event as one plain sentence: who did what, to which line, with the amount in figures and in words. */
public final class EventSentences {

    private static final String BUNDLE = "ledger.api.audit.events";
    private static final Phrasebook VIETNAMESE = Phrasebook.vietnamese(BUNDLE);
    private static final Phrasebook ENGLISH = Phrasebook.english(BUNDLE);

    private static final String UNNAMED = "ledger.api.audit.unnamed";
    private static final Phrasebook UNNAMED_VIETNAMESE = Phrasebook.vietnamese(UNNAMED);
    private static final Phrasebook UNNAMED_ENGLISH = Phrasebook.english(UNNAMED);
    /** All that a sentence without names may be made of. */
    private static final Set<String> UNNAMED_FACTS = Set.of("plan", "line", "amount", "year");

    private EventSentences() {}

    public static String of(LedgerEvent event, String type, String actor, Locale locale) {
        var facts = facts(event, locale);
        facts.put("actor", actor);
        return (english(locale) ? ENGLISH : VIETNAMESE)
                .say(key(event, type), facts)
                .orElseThrow(() -> new IllegalStateException("no sentence for " + type));
    }

    /**
     * What happened, without who did it, who is paid and under which paper; empty for what is nothing to whoever may not
     * know that. An event of a new type is such until somebody has written a sentence for it.
     */
    public static Optional<String> withoutNames(LedgerEvent event, String type, Locale locale) {
        var phrases = english(locale) ? UNNAMED_ENGLISH : UNNAMED_VIETNAMESE;
        var key = key(event, type);
        if (!phrases.has(key)) {
            return Optional.empty();
        }
        var facts = facts(event, locale);
        facts.keySet().retainAll(UNNAMED_FACTS);
        return phrases.say(key, facts);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static String key(LedgerEvent event, String type) {
        return event instanceof FundsDisbursed disbursed ? disbursed.kind().name() : type;
    }

    private static Map<String, Object> facts(LedgerEvent event, Locale locale) {
        var facts = new HashMap<String, Object>();
        var plan = event.plan();
        if (plan != null) {
            facts.put("plan", plan);
        }
        var line = event.line();
        if (line != null) {
            facts.put("line", line);
        }
        particulars(event, facts);
        if (facts.get("amount") instanceof Money amount) {
            facts.put("words", AmountInWords.in(locale, amount));
        }
        return facts;
    }

    private static Money sum(LineAmended amended, Function<PortionChange, Money> amount) {
        return amended.portions().stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    private static void particulars(LedgerEvent event, Map<String, Object> facts) {
        if (event instanceof Fact fact) {
            facts.put("amount", fact.amount());
            facts.put("portion", fact.portion());
            if (fact instanceof RequestSubmitted submitted) {
                facts.put("expires", submitted.expires());
            } else if (fact instanceof RequestConcluded concluded) {
                facts.put("requester", concluded.request().by());
            } else if (fact instanceof FundsCommitted committed) {
                facts.put("payee", committed.payee().name());
            } else if (fact instanceof CommitmentAdjusted adjusted) {
                facts.put("before", adjusted.before());
                facts.put("amount", adjusted.after());
            } else if (fact instanceof FundsCarriedOut carried) {
                facts.put("counterpart", carried.into().line().code());
                facts.put("to", carried.into().line().plan());
                facts.put("decision", carried.decision().number());
            } else if (fact instanceof FundsCarriedIn carried) {
                facts.put("counterpart", carried.from().line().code());
                facts.put("from", carried.from().line().plan());
                facts.put("decision", carried.decision().number());
            } else if (fact instanceof FundsTransferredOut out) {
                facts.put("counterpart", out.counterpart().line());
            } else if (fact instanceof FundsTransferredIn in) {
                facts.put("counterpart", in.counterpart().line());
            }
        } else if (event instanceof PlanRegistered registered) {
            facts.put("number", registered.approved().number());
            facts.put("date", registered.approved().date());
            facts.put("amount", registered.approved().approvedTotal());
        } else if (event instanceof PlanAmended amended) {
            facts.put("decision", amended.decision().number());
            facts.put("date", amended.decision().date());
            facts.put("amount", amended.approved().approvedTotal());
        } else if (event instanceof AppendixExtended extended) {
            facts.put("lines", extended.opened());
        } else if (event instanceof AgencySucceeded succeeded) {
            facts.put("predecessor", succeeded.predecessor().name());
            facts.put("successor", succeeded.successor().name());
            facts.put("decision", succeeded.decision().number());
            facts.put("date", succeeded.decision().date());
            facts.put("amount", succeeded.total().open());
            facts.put("kept", succeeded.total().concluded());
        } else if (event instanceof YearClosed closed) {
            facts.put("year", Integer.toString(closed.fiscalYear()));
            facts.put("amount", closed.balances().spent());
            facts.put("lapsed", closed.balances().lapsed());
        } else if (event instanceof YearReopened reopened) {
            facts.put("year", Integer.toString(reopened.fiscalYear()));
        } else if (event instanceof ApprovalPolicySet set) {
            facts.put("days", Integer.toString(set.policy().expiresAfterDays()));
        } else if (event instanceof RuleSetLoaded loaded) {
            facts.put("ruleSet", loaded.rules().name());
            facts.put("date", loaded.rules().from());
        } else if (event instanceof LineAmended amended) {
            facts.put("before", sum(amended, PortionChange::amountBefore));
            facts.put("amount", sum(amended, PortionChange::amount));
        } else if (event instanceof LineOpened opened) {
            facts.put(
                    "amount",
                    opened.portions().stream().map(PortionShare::amount).reduce(Money.ZERO, Money::plus));
        } else if (event instanceof CeilingDrawn drawn) {
            facts.put("amount", drawn.total());
        } else if (event instanceof CeilingRaised raised) {
            facts.put("amount", raised.amount());
        } else if (event instanceof CeilingLowered lowered) {
            facts.put("amount", lowered.amount());
        } else if (event instanceof CeilingRestored restored) {
            facts.put("amount", restored.total());
        }
    }
}
