package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.api.store.ShortNames;
import ledger.api.support.TestPostgres;
import ledger.core.money.Money;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;

/** The example of docs/events.md: how an event of an old revision is read by the code of today. */
class UpcastingTest {

    /** Was {@code (purpose, sum)} in revision 1. */
    @Revision("2")
    record MoneyPledged(String purpose, Money amount, String currency) {}

    /** From revision 1 to 2: {@code sum} is called {@code amount}, and the currency is said. */
    static final class MoneyPledged1 extends SingleEventUpcaster {

        private static final SimpleSerializedType FROM = new SimpleSerializedType("MoneyPledged", "1");
        private static final SimpleSerializedType TO = new SimpleSerializedType("MoneyPledged", "2");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation stored) {
            return stored.getType().equals(FROM);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
            return stored.upcastPayload(TO, JsonNode.class, MoneyPledged1::upcast);
        }

        private static JsonNode upcast(JsonNode old) {
            var now = (ObjectNode) old.deepCopy();
            now.set("amount", now.remove("sum"));
            return now.put("currency", "VND");
        }
    }

    private static final String OLD = """
            {"type": "MoneyPledged", "revision": "1", "data": {"purpose": "Tư vấn ISO 9001", "sum": 100000000}}
            """;
    private static final String NEW = """
            {"type": "MoneyPledged", "revision": "2",
             "data": {"purpose": "Tư vấn ISO 9001", "amount": 100000000, "currency": "VND"}}
            """;
    private static final MoneyPledged TODAY = new MoneyPledged("Tư vấn ISO 9001", Money.dong(100_000_000), "VND");

    @Test
    void an_event_of_an_old_revision_is_read_as_todays() throws Exception {
        assertThat(read(OLD, new MoneyPledged1())).isEqualTo(TODAY);
    }

    @Test
    void an_event_of_todays_revision_is_left_alone() throws Exception {
        assertThat(read(NEW, new MoneyPledged1())).isEqualTo(TODAY);
    }

    @Test
    void without_the_upcaster_the_old_revision_is_not_read() {
        assertThat(catchThrowable(() -> read(OLD, NoOpEventUpcaster.INSTANCE))).hasStackTraceContaining("sum");
    }

    private static Object read(String stored, EventUpcaster upcasters) throws Exception {
        var source = TestPostgres.freshDatabase().app();
        var names = ShortNames.of(Map.of("MoneyPledged", MoneyPledged.class));
        try (var store = LedgerEventStore.open(new EventLog(source), names, StoredForm.mapper(), upcasters, source)) {
            var event = GoldenEvents.stored(StoredForm.mapper().readTree(stored));
            return store.messages(List.of(event)).findFirst().orElseThrow().getPayload();
        }
    }
}
