package ledger.api.yearend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.recording.Members;
import ledger.api.words.AmountInWords;
import ledger.core.balance.Bucket;
import ledger.core.carryover.Ground;
import ledger.core.carryover.Grounds;
import ledger.core.law.Rule;
import ledger.core.money.Money;
import ledger.core.plan.Plan;
import ledger.core.yearend.Checklist;
import ledger.core.yearend.Checklist.CheckedDocument;
import ledger.core.yearend.Checklist.OpenPortion;

/** The checklist of the year end as the members of an answer. */
final class ChecklistAnswer {

    private ChecklistAnswer() {}

    static Map<String, Object> of(YearBooks books, Checklist checklist, Locale locale) {
        var plan = books.plan().approved();
        var members = new LinkedHashMap<String, Object>();
        members.put("position", books.position());
        members.put("planId", plan.id().value());
        members.put("fiscalYear", plan.fiscalYear());
        members.put("on", checklist.on().toString());
        members.putAll(Members.phase(checklist.phase()));
        members.put("lastFact", checklist.lastFact().toString());
        members.put("closable", checklist.closable());
        members.put("currency", "VND");
        members.put("total", total(checklist, locale));
        members.put("grounds", grounds(plan, checklist));
        members.put(
                "items",
                checklist.open().stream().map(open -> portion(open, plan)).toList());
        members.put(
                "documents",
                checklist.open().stream().flatMap(ChecklistAnswer::documents).toList());
        return members;
    }

    private static Map<String, Object> total(Checklist checklist, Locale locale) {
        var members = new LinkedHashMap<String, Object>();
        members.put("left", inWords(checklist.left(), locale));
        members.put("lapses", inWords(checklist.lapses(), locale));
        members.put("couldBeCarried", inWords(checklist.couldBeCarried(), locale));
        members.put("blocks", inWords(checklist.blocks(), locale));
        return members;
    }

    private static Map<String, Object> inWords(Money amount, Locale locale) {
        var members = new LinkedHashMap<String, Object>();
        members.put("amount", amount.dong());
        members.put("words", AmountInWords.in(locale, amount));
        return members;
    }

    private static Map<String, Object> grounds(Plan plan, Checklist checklist) {
        var rules = checklist.rules();
        var contract = rule(rules.contractCarriedOver());
        contract.put(
                "signedBefore", Grounds.signedBefore(plan.fiscalYear(), rules).toString());
        var supplement = rule(rules.supplementCarriedOver());
        supplement.put(
                "decidedAfter", Grounds.lateAfter(plan.fiscalYear(), rules).toString());
        var members = new LinkedHashMap<String, Object>();
        members.put("ruleSet", rules.name());
        members.put(Ground.CONTRACT_SIGNED.name(), contract);
        members.put(Ground.LATE_SUPPLEMENT.name(), supplement);
        members.put("onApproval", names(Checklist.ON_APPROVAL.stream()));
        return members;
    }

    private static Map<String, Object> rule(Rule<?> rule) {
        var members = new LinkedHashMap<String, Object>();
        members.put("source", rule.source());
        members.put("certainty", rule.certainty().name());
        return members;
    }

    private static Map<String, Object> portion(OpenPortion open, Plan plan) {
        var balances = open.balances();
        var code = open.line().code();
        var members = new LinkedHashMap<String, Object>();
        members.put("lineCode", code.value());
        members.put("title", plan.line(code).orElseThrow().title());
        members.put("portion", open.portion().label());
        members.put("available", balances.available().dong());
        members.put("held", balances.held().dong());
        members.put("reserved", balances.reserved().dong());
        members.put("committed", balances.committed().dong());
        members.put("advanced", balances.advanced().dong());
        members.put("lapses", open.lapses().dong());
        members.put("supplements", open.supplements().dong());
        members.put("lateSupplements", open.late().dong());
        members.put("availableCouldBeCarried", open.availableCarried().dong());
        members.put("couldBeCarried", open.couldBeCarried().dong());
        members.put("blocks", open.blocks().dong());
        return members;
    }

    private static Stream<Map<String, Object>> documents(OpenPortion open) {
        return open.documents().stream().map(document -> document(open, document));
    }

    private static Map<String, Object> document(OpenPortion open, CheckedDocument document) {
        var paper = document.open();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", paper.id().toString());
        members.put("kind", paper.account().bucket() == Bucket.ADVANCED ? "ADVANCE" : "COMMITMENT");
        members.put("lineCode", open.line().code().value());
        members.put("portion", open.portion().label());
        members.put("left", paper.left().dong());
        members.put("payee", Members.payee(paper.payee()));
        members.put("contract", Members.document(paper.contract()));
        members.put("grounds", names(document.grounds().stream()));
        members.put("couldBeCarried", document.couldBeCarried().dong());
        members.put("blocks", document.blocking().positive());
        return members;
    }

    private static List<String> names(Stream<Ground> grounds) {
        return grounds.sorted().map(Ground::name).toList();
    }
}
