package ledger.api.page.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.words.Words;
import ledger.projections.balance.BalanceSheet.Item;

/**
 * One of the figures above all others, in đồng, with its sentence.
 *
 * @param name the key of its words
 * @param rate how much of the whole it is; nothing for the whole itself
 * @param filter the parameters with which the appendix shows the lines that it is about
 */
public record Figure(String name, long amount, String rate, String sentence, Map<String, String> filter) {

    /** Budget, committed, disbursed, left and carried over. */
    static List<Figure> of(Item total, Words say) {
        long limit = total.limit();
        var carried = total.carriedOver().approved();
        return List.of(
                budget(total, say),
                part("committed", total.committed() + total.disbursed(), limit, Map.of("state", "committed"), say),
                part("disbursed", total.disbursed(), limit, Map.of("state", "disbursed"), say),
                part("left", total.available(), limit, Map.of("state", "left"), say),
                part("carried", carried, total.approved(), Map.of("carried", "true"), say));
    }

    private static Figure budget(Item total, Words say) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("approved", say.number(total.approved()));
        facts.put("allocated", say.number(total.allocated()));
        facts.put("limit", say.number(total.limit()));
        facts.put("rate", say.rate(total.allocated(), total.limit()));
        var adjusted = total.limit() == total.approved() ? "sentence" : "adjusted";
        var sentence = total.allocated() == 0 ? "unallotted" : adjusted;
        return new Figure("budget", total.approved(), "", say.of("figure.budget." + sentence, facts), Map.of());
    }

    private static Figure part(String name, long amount, long whole, Map<String, String> filter, Words say) {
        var rate = say.rate(amount, whole);
        var facts = Map.of("amount", say.number(amount), "whole", say.number(whole), "rate", rate);
        return new Figure(name, amount, rate, say.of("figure." + name + ".sentence", facts), filter);
    }
}
