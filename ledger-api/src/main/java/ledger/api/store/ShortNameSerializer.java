package ledger.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Events as JSON text under their short names; the revision is the class's {@code @Revision}, else 1. */
final class ShortNameSerializer extends JacksonSerializer {

    private static final AnnotationRevisionResolver REVISIONS = new AnnotationRevisionResolver();

    private final ShortNames names;
    private final ClassValue<SerializedType> types = new ClassValue<>() {
        @Override
        protected SerializedType computeValue(Class<?> type) {
            var revision = REVISIONS.revisionOf(type);
            return new SimpleSerializedType(names.nameOf(type), revision == null ? "1" : revision);
        }
    };

    ShortNameSerializer(ShortNames names, ObjectMapper mapper) {
        super(JacksonSerializer.builder().objectMapper(mapper));
        this.names = names;
    }

    /** The text that is stored and hashed. */
    String text(Object payload) {
        try {
            return getObjectMapper().writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new SerializationException("Not to be written as JSON: " + payload.getClass(), e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared there
    public SerializedType typeForClass(Class type) {
        return types.get(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared there
    public Class classForType(SerializedType type) {
        if (MetaData.class.getName().equals(type.getName())) {
            return MetaData.class;
        }
        var known = names.classOf(type.getName());
        return known == null ? UnknownSerializedType.class : known;
    }

    /** Metadata comes from columns and is never text: it passes through. */
    @Override
    @SuppressWarnings("unchecked") // the caller says what it expects, as in Axon
    public <S, T> T deserialize(SerializedObject<S> stored) {
        return stored.getData() instanceof MetaData facts ? (T) facts : super.deserialize(stored);
    }
}
