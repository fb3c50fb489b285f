package ledger.api.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A sample as the members of an answer. */
@Component
final class SampleAnswer {

    private final JournalPages pages;

    SampleAnswer(JournalPages pages) {
        this.pages = pages;
    }

    Map<String, Object> of(Sample sample, Locale locale) {
        var sampling = sample.sampling();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", sampling.id());
        members.put("method", sampling.method().name());
        members.put("size", sampling.size());
        members.put("seed", sampling.seed());
        members.put("filter", FilterBody.members(sampling.filter()));
        members.put("position", sampling.position());
        members.put("currency", "VND");
        members.put(
                "population",
                Map.of(
                        "count",
                        sample.population().count(),
                        "sum",
                        sample.population().sum()));
        members.put("interval", sample.interval());
        members.put("start", sample.start());
        members.put("items", items(sample, locale));
        return members;
    }

    private List<Map<String, Object>> items(Sample sample, Locale locale) {
        return sample.items().stream()
                .map(item -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("hash", item.drawn().hash());
                    members.put("units", item.drawn().units());
                    members.put("event", pages.members(item.told(), locale));
                    return members;
                })
                .toList();
    }
}
