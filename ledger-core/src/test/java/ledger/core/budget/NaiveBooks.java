package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.allotment.AllotmentEvent.AllocationReduced;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.allotment.AllotmentEvent.FundsTransferredIn;
import ledger.core.allotment.AllotmentEvent.FundsTransferredOut;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.balance.Balances;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.hold.HoldEvent.FundsHeld;
import ledger.core.hold.HoldEvent.HoldReleased;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.Portion;
import ledger.core.yearend.YearEndEvent;
import ledger.core.yearend.YearEndEvent.FundsLapsed;

/** The books of a line as someone would add them up by hand, kind by kind, from what the facts say. */
final class NaiveBooks {

    /** The line as it is printed now. */
    private final Line row;

    private final List<Fact> facts;
    /** What is in force: facts that were not undone. */
    private final List<Fact> standing = new ArrayList<>();
    /** What decisions and transfers made of a portion's printed amount. */
    private final Map<Portion, Long> growth = new HashMap<>();
    /** Changes per named pot and day; a pot must never be below zero at the end of a day. */
    private final Map<String, TreeMap<LocalDate, Long>> pots = new HashMap<>();

    /**
     * @param first the line as it was printed first
     * @param amendments of its plan, newest last
     */
    NaiveBooks(Line first, List<PlanAmended> amendments, List<Fact> facts) {
        this.facts = facts;
        var now = first;
        for (var amendment : amendments) {
            var next = amendment.approved().line(first.code()).orElseThrow();
            print(now, amendment.effective(), -1);
            print(next, amendment.effective(), 1);
            now = next;
        }
        row = now;
        var undone = new HashSet<FactId>();
        print(first, LocalDate.MIN, 1);
        for (Fact fact : facts) {
            if (fact instanceof Reversal reversal) {
                assertThat(undone.add(reversal.original().id()))
                        .as("reversed once")
                        .isTrue();
                assertThat(reversal.effective())
                        .isAfterOrEqualTo(reversal.original().effective());
                post(reversal.original(), reversal.effective(), -1);
            } else {
                post(fact, fact.effective(), 1);
            }
        }
        facts.stream()
                .filter(fact -> !(fact instanceof Reversal) && !undone.contains(fact.id()))
                .forEach(standing::add);
    }

    private void print(Line line, LocalDate day, int sign) {
        for (var share : line.portions()) {
            long quantity = share.quantity() == null ? 0 : share.quantity().count();
            add("quantity " + share.portion(), day, sign * quantity);
        }
    }

    private void post(Fact fact, LocalDate day, int sign) {
        long amount = sign * fact.amount().dong();
        var portion = fact.portion();
        if (fact instanceof FundsCommitted committed) {
            move("available " + portion, "committed " + fact.id(), day, amount);
            add(
                    "quantity " + portion,
                    day,
                    committed.quantity() == null
                            ? 0
                            : -sign * committed.quantity().count());
        } else if (fact instanceof CommitmentReleased released) {
            move("committed " + released.commitment(), "available " + portion, day, amount);
            add(
                    "quantity " + portion,
                    day,
                    released.quantity() == null ? 0 : sign * released.quantity().count());
        } else if (fact instanceof FundsDisbursed disbursed) {
            var from = disbursed.commitment() == null ? "available " + portion : "committed " + disbursed.commitment();
            var to = disbursed.kind() == DisbursementKind.ADVANCE ? "advanced " : "spent ";
            move(from, to + fact.id(), day, amount);
            add(
                    "quantity " + portion,
                    day,
                    disbursed.quantity() == null
                            ? 0
                            : -sign * disbursed.quantity().count());
        } else if (fact instanceof AdvanceSettled settled) {
            move("advanced " + settled.advance(), "spent " + settled.advance(), day, amount);
        } else if (fact instanceof AdvanceRecovered recovered) {
            var to = recovered.commitment() == null ? "available " + portion : "committed " + recovered.commitment();
            move("advanced " + recovered.advance(), to, day, amount);
        } else if (fact instanceof PaymentReturned returned) {
            var to = returned.commitment() == null ? "available " + portion : "committed " + returned.commitment();
            move("spent " + returned.payment(), to, day, amount);
        } else if (fact instanceof CommitmentAdjusted adjusted) {
            long change = sign * (adjusted.after().dong() - adjusted.before().dong());
            move("available " + portion, "committed " + adjusted.commitment(), day, change);
            if (adjusted.quantityBefore() != null) {
                long more = adjusted.quantityAfter().count()
                        - adjusted.quantityBefore().count();
                add("quantity " + portion, day, -sign * more);
            }
        } else if (fact instanceof FundsHeld) {
            move("available " + portion, "held " + fact.id(), day, amount);
        } else if (fact instanceof HoldReleased released) {
            move("held " + released.hold(), "available " + portion, day, amount);
        } else if (fact instanceof RequestSubmitted request) {
            move(
                    "available " + portion,
                    "reserved " + fact.id(),
                    day,
                    request.reserved().dong());
        } else if (fact instanceof RequestConcluded concluded) {
            var request = concluded.request();
            move(
                    "reserved " + request.id(),
                    "available " + portion,
                    day,
                    request.reserved().dong());
        } else if (fact instanceof FundsLapsed lapsed) {
            long sum = lapsed.available().dong();
            add("available " + portion, day, -sign * sum);
            for (var part : lapsed.held()) {
                add("held " + part.hold(), day, -sign * part.amount().dong());
                sum += part.amount().dong();
            }
            assertThat(amount).as("all of it").isEqualTo(sign * sum);
            add("lapsed " + portion, day, amount);
        } else if (fact instanceof FundsTakenBack) {
            add("available " + portion, day, -amount);
        } else if (fact instanceof AllocationReduced || fact instanceof FundsTransferredOut) {
            add("available " + portion, day, -amount);
            growth.merge(portion, -amount, Long::sum);
        } else if (fact instanceof AllocationSupplemented || fact instanceof FundsTransferredIn) {
            add("available " + portion, day, amount);
            growth.merge(portion, amount, Long::sum);
        } else {
            assertThat(fact).isInstanceOf(FundsAllocated.class);
            add("available " + portion, day, amount);
        }
    }

    private void move(String from, String to, LocalDate day, long amount) {
        add(from, day, -amount);
        add(to, day, amount);
    }

    private void add(String pot, LocalDate day, long change) {
        pots.computeIfAbsent(pot, fresh -> new TreeMap<>()).merge(day, change, Long::sum);
    }

    private long total(String pot) {
        return pots.getOrDefault(pot, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private long totalOf(String bucket, Portion portion) {
        return facts.stream()
                .filter(fact -> fact.portion().equals(portion))
                .mapToLong(fact -> total(bucket + " " + fact.id()))
                .sum();
    }

    private long lowestFrom(String pot, LocalDate from) {
        long figure = 0;
        long lowest = Long.MAX_VALUE;
        var changes = pots.getOrDefault(pot, new TreeMap<>());
        for (var change : changes.entrySet()) {
            if (change.getKey().isAfter(from)) {
                lowest = Math.min(lowest, figure);
            }
            figure += change.getValue();
        }
        return Math.min(lowest, figure);
    }

    void assertSound(String seed) {
        pots.forEach((pot, changes) -> assertThat(lowestFrom(pot, LocalDate.MIN))
                .as("%s on every day, %s", pot, seed)
                .isNotNegative());
        for (Fact fact : facts) {
            var concludes = fact instanceof YearEndEvent;
            assertThat(fact.effective())
                    .as("%s within the year, %s", fact, seed)
                    .isBetween(
                            LocalDate.of(concludes ? 2022 : 2021, 1, 1),
                            concludes ? LocalDate.of(2022, 3, 31) : LocalDate.of(2022, 1, 31));
        }
        assertRequestsSound(seed);
        for (var share : row.portions()) {
            var portion = share.portion();
            long allocated = total("available " + portion)
                    + totalOf("held", portion)
                    + totalOf("reserved", portion)
                    + totalOf("committed", portion)
                    + totalOf("advanced", portion)
                    + totalOf("spent", portion)
                    + total("lapsed " + portion);
            assertThat(allocated)
                    .as("limit of %s, %s", portion, seed)
                    .isBetween(0L, share.amount().dong() + growth.getOrDefault(portion, 0L));
        }
        for (Fact fact : standing) {
            fact.restsOn()
                    .forEach(ground -> assertThat(standing)
                            .as("%s rests on %s, %s", fact, ground, seed)
                            .anySatisfy(below -> {
                                assertThat(below.id()).isEqualTo(ground);
                                assertThat(below.effective()).isBeforeOrEqualTo(fact.effective());
                            }));
        }
    }

    /**
     * Nothing is asked for twice at a time; a request is concluded once and keeps nothing; what was approved follows at once
     * and counts from the same day.
     */
    private void assertRequestsSound(String seed) {
        var waiting = new HashMap<FactId, RequestSubmitted>();
        for (int i = 0; i < facts.size(); i++) {
            var fact = facts.get(i);
            if (fact instanceof RequestSubmitted request) {
                assertThat(waiting.values())
                        .as("%s, %s", request, seed)
                        .noneMatch(other -> other.command() == request.command()
                                && other.about().equals(request.about())
                                && Objects.equals(other.document(), request.document())
                                && (request.document() != null
                                        || !request.about().isEmpty()));
                waiting.put(request.id(), request);
            } else if (fact instanceof RequestConcluded conclusion) {
                var request = conclusion.request();
                assertThat(waiting.remove(request.id()))
                        .as("%s, %s", conclusion, seed)
                        .isEqualTo(request);
                assertThat(total("reserved " + request.id()))
                        .as("%s, %s", conclusion, seed)
                        .isZero();
                if (conclusion instanceof RequestApproved) {
                    var next = facts.get(i + 1);
                    assertThat(next.id().number())
                            .as("%s, %s", next, seed)
                            .isEqualTo(conclusion.id().number() + 1);
                    assertThat(next.effective()).as("%s, %s", next, seed).isEqualTo(request.effective());
                    assertThat(next.portion()).as("%s, %s", next, seed).isEqualTo(request.portion());
                }
            }
        }
    }

    /** The books that answered hold the same as these, for the line, the portion and the papers. */
    void assertAgrees(Recorded answer, String seed) {
        var portion = answer.fact().portion();
        assertThat(figures(answer.portionBalanceAfter()))
                .as("%s, %s", portion, seed)
                .containsExactly(
                        total("available " + portion),
                        totalOf("held", portion),
                        totalOf("reserved", portion),
                        totalOf("committed", portion),
                        totalOf("advanced", portion),
                        totalOf("spent", portion),
                        total("lapsed " + portion));
        var commitment = answer.commitment();
        if (commitment != null) {
            assertThat(commitment.undrawn().dong()).isEqualTo(total("committed " + commitment.id()));
            boolean stands = standing.stream().anyMatch(fact -> fact.id().equals(commitment.id()));
            long amount = stands ? commitment.amount().dong() : 0;
            assertThat(commitment.drawn().dong()
                            + commitment.undrawn().dong()
                            + commitment.released().dong())
                    .as("%s, %s", commitment, seed)
                    .isEqualTo(amount);
            assertThat(commitment.released().dong()).isEqualTo(sum(CommitmentReleased.class, commitment.id()));
            if (stands) {
                assertThat(commitment.amount().dong()).isEqualTo(promised(commitment.id()));
            }
        }
        var advance = answer.disbursement();
        if (advance != null
                && standing.stream()
                        .anyMatch(fact -> fact instanceof FundsDisbursed paid
                                && paid.id().equals(advance.id())
                                && paid.kind() == DisbursementKind.ADVANCE)) {
            assertThat(advance.settled().plus(advance.recovered()).plus(advance.outstanding()))
                    .as("%s, %s", advance, seed)
                    .isEqualTo(advance.amount());
            assertThat(advance.settled().dong()).isEqualTo(sum(AdvanceSettled.class, advance.id()));
            assertThat(advance.recovered().dong()).isEqualTo(sum(AdvanceRecovered.class, advance.id()));
        }
        if (advance != null) {
            assertThat(advance.returned().dong()).isEqualTo(sum(PaymentReturned.class, advance.id()));
        }
    }

    /** What a commitment was made for, and every adjustment of it that stands. */
    private long promised(FactId commitment) {
        long promised = 0;
        for (Fact fact : standing) {
            if (fact.id().equals(commitment)) {
                promised += fact.amount().dong();
            } else if (fact instanceof CommitmentAdjusted adjusted
                    && adjusted.commitment().equals(commitment)) {
                promised += adjusted.after().dong() - adjusted.before().dong();
            }
        }
        return promised;
    }

    private long sum(Class<? extends Fact> kind, FactId ground) {
        return standing.stream()
                .filter(fact -> kind.isInstance(fact) && fact.restsOn().contains(ground))
                .mapToLong(fact -> fact.amount().dong())
                .sum();
    }

    private static List<Long> figures(Balances balances) {
        return List.of(
                balances.available().dong(),
                balances.held().dong(),
                balances.reserved().dong(),
                balances.committed().dong(),
                balances.advanced().dong(),
                balances.spent().dong(),
                balances.lapsed().dong());
    }

    boolean allows(CommitFunds asked) {
        var inYear = !asked.effective().isBefore(LocalDate.of(2021, 1, 1))
                && !asked.effective().isAfter(LocalDate.of(2021, 12, 31));
        var quantity = asked.quantity() == null
                || lowestFrom("quantity " + asked.portion(), asked.effective())
                        >= asked.quantity().count();
        return inYear
                && quantity
                && lowestFrom("available " + asked.portion(), asked.effective())
                        >= asked.amount().dong();
    }
}
