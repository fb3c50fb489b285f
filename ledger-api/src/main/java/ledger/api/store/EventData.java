package ledger.api.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** A stored event as Axon's upcasters and readers want to see it. */
record EventData(StoredEvent event) implements TrackedEventData<String>, DomainEventData<String> {

    /** Axon insists on an aggregate type; the stream's name says it all. */
    private static final String AGGREGATE_TYPE = "stream";

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(event.position());
    }

    @Override
    public String getEventIdentifier() {
        return event.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return event.recordedAt();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // passes through the serializer as it is
    public SerializedObject<String> getMetaData() {
        var facts = event.envelope().toMetaData().and("commandId", event.commandId());
        return (SerializedObject) new SerializedMetaData<>(facts, MetaData.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(
                event.payload(), String.class, new SimpleSerializedType(event.type(), event.revision()));
    }

    @Override
    public String getType() {
        return AGGREGATE_TYPE;
    }

    @Override
    public String getAggregateIdentifier() {
        return event.stream();
    }

    @Override
    public long getSequenceNumber() {
        return event.sequence();
    }
}
