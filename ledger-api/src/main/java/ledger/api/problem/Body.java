package ledger.api.problem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON object that was sent, read member by member and strictly. A member that is missing or wrong is noted and a
 * harmless placeholder returned, so that one answer can list everything; nothing may be done with what was read before
 * {@link #done()} has returned.
 */
public final class Body {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final int MOST_ITEMS = 5_000;
    private static final int MOST_ERRORS = 100;

    /** What all objects of one body share: those that were read, by pointer, and what is wrong. */
    private record Reading(Map<String, Body> objects, List<FieldError> errors) {
        private Reading() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    private final JsonNode node;
    private final String pointer;
    private final Reading reading;
    private final Set<String> asked = new HashSet<>();

    private Body(JsonNode node, String pointer, Reading reading) {
        this.node = node;
        this.pointer = pointer;
        this.reading = reading;
        reading.objects.put(pointer, this);
    }

    /** @throws Problem {@code malformed-request} when it is not JSON, {@code validation} when it is not an object */
    public static Body read(byte[] json) {
        var tree = StrictJson.read(json);
        if (!tree.isObject()) {
            throw Problem.validation(new FieldError("", "type"));
        }
        return new Body(tree, "", new Reading());
    }

    /** As {@link #read(byte[])}. */
    public static Body read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** 1 … {@link Money#MAX} đồng. */
    public Money money(String member) {
        var money = required(member) ? optionalMoney(member) : null;
        return money == null ? Money.dong(1) : money;
    }

    public @Nullable Money optionalMoney(String member) {
        var value = value(member);
        return value == null ? null : Money.dong(whole(member, value, 1, Money.MAX, "amount"));
    }

    /** 1 or more. */
    public Quantity quantity(String member) {
        var quantity = required(member) ? optionalQuantity(member) : null;
        return quantity == null ? Quantity.of(1) : quantity;
    }

    public @Nullable Quantity optionalQuantity(String member) {
        var value = value(member);
        return value == null ? null : Quantity.of(whole(member, value, 1, Money.MAX, "quantity"));
    }

    /** A whole number from least to most, both included; null when left out. */
    public @Nullable Long optionalWhole(String member, long least, long most) {
        var value = value(member);
        return value == null ? null : whole(member, value, least, most, "number");
    }

    /** An object whose members are named by the sender, each a text; empty when left out. */
    public Map<String, String> textsByName(String member, int longest) {
        var object = optionalObject(member);
        var texts = new LinkedHashMap<String, String>();
        if (object != null) {
            object.node.propertyNames().forEach(name -> texts.put(Text.normal(name), object.text(name, longest)));
        }
        return texts;
    }

    /** A whole number from least to most, both included. */
    public int number(String member, int least, int most) {
        var value = required(member) ? value(member) : null;
        return value == null ? least : (int) whole(member, value, least, most, "number");
    }

    /** An existing day, written {@code 2021-04-05}. */
    public LocalDate date(String member) {
        var day = required(member) ? optionalDate(member) : null;
        return day == null ? SOME_DAY : day;
    }

    public @Nullable LocalDate optionalDate(String member) {
        var value = value(member);
        if (value == null) {
            return null;
        }
        return Day.of(value.isString() ? value.stringValue() : "").orElseGet(() -> {
            error(member, "date");
            return SOME_DAY;
        });
    }

    /** An instant with its offset, written {@code 2021-04-05T08:00:00+07:00}; null when left out. */
    public @Nullable Instant optionalInstant(String member) {
        var value = value(member);
        if (value == null) {
            return null;
        }
        return RecordedInstant.of(value.isString() ? value.stringValue() : "").orElseGet(() -> {
            error(member, "instant");
            return Instant.EPOCH;
        });
    }

    /** Text of 1 to {@code longest} characters, in normal form (NFC) and without space around it. */
    public String text(String member, int longest) {
        var text = required(member) ? optionalText(member, longest) : null;
        return text == null ? "?" : text;
    }

    public @Nullable String optionalText(String member, int longest) {
        var value = value(member);
        return value == null ? null : text(Pointer.step(member), value, longest);
    }

    /** Text of 1 to {@code longest} characters exactly as it was sent, such as a password. */
    public String verbatim(String member, int longest) {
        var value = required(member) ? value(member) : null;
        if (value == null) {
            return "?";
        }
        var text = value.isString() ? value.stringValue() : "?";
        if (!value.isString()) {
            error(member, "type");
        } else if (text.isEmpty()) {
            error(member, "blank");
        } else if (text.length() > longest) {
            error(member, "too-long", Map.of("longest", longest));
        }
        return text;
    }

    /** A list of texts; empty when left out. */
    public List<String> texts(String member, int longest) {
        var items = items(member);
        return IntStream.range(0, items.size())
                .mapToObj(i -> text(Pointer.step(member) + Pointer.step(i), items.get(i), longest))
                .toList();
    }

    /** A member that is a body of its own: pointers begin in it, and it is done by itself. */
    public Body enclosed(String member) {
        var value = required(member) ? value(member) : null;
        if (value != null && value.isObject()) {
            return new Body(value, "", new Reading());
        } else if (value != null) {
            error(member, "type");
        }
        return nothing();
    }

    public Body object(String member) {
        var object = required(member) ? optionalObject(member) : null;
        return object == null ? nothing() : object;
    }

    public @Nullable Body optionalObject(String member) {
        var value = value(member);
        return value == null ? null : object(Pointer.step(member), value);
    }

    /** A list of one object or more. */
    public List<Body> objects(String member) {
        if (required(member) && node.path(member).isArray() && node.path(member).isEmpty()) {
            error(member, "required");
        }
        return optionalObjects(member);
    }

    /** A list of objects; empty when left out. */
    public List<Body> optionalObjects(String member) {
        var items = items(member);
        return IntStream.range(0, items.size())
                .mapToObj(i -> object(Pointer.step(member) + Pointer.step(i), items.get(i)))
                .toList();
    }

    /** True or false; false when left out. */
    public boolean flag(String member) {
        var value = value(member);
        if (value != null && !value.isBoolean()) {
            error(member, "type");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** One of the names of the enum; the given one when left out. */
    public <E extends Enum<E>> E oneOf(String member, Class<E> kind, E whenLeftOut) {
        var value = value(member);
        if (value == null) {
            return whenLeftOut;
        }
        for (var constant : kind.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.stringValue())) {
                return constant;
            }
        }
        error(member, "not-one-of", Map.of("allowed", List.of(kind.getEnumConstants())));
        return whenLeftOut;
    }

    /** One of the names of the enum. */
    public <E extends Enum<E>> E oneOf(String member, Class<E> kind) {
        var placeholder = kind.getEnumConstants()[0];
        return required(member) ? oneOf(member, kind, placeholder) : placeholder;
    }

    /** Whether the member was sent. */
    public boolean has(String member) {
        return node.has(member);
    }

    /** Notes that a member is wrong, by a rule of the caller. */
    public void error(String member, String code) {
        error(member, code, Map.of());
    }

    /** Notes that a member is wrong, with facts for the reader. */
    public void error(String member, String code, Map<String, ?> facts) {
        note(Pointer.step(member), code, facts);
    }

    /**
     * To be called on the outermost object when every member has been read.
     *
     * @throws Problem {@code validation} with everything that was wrong, members nobody asked for included
     */
    public void done() {
        reading.objects.values().forEach(Body::noteUnknown);
        mustBeRight();
    }

    /**
     * To be called on any object when its own members have been read, and nothing is to be made of them while something is
     * wrong.
     *
     * @throws Problem {@code validation} with everything that was wrong until now
     */
    public void doneHere() {
        noteUnknown();
        mustBeRight();
    }

    private void noteUnknown() {
        for (var member : node.propertyNames()) {
            if (!asked.contains(member)) {
                error(member, "unknown-member");
            }
        }
    }

    private void mustBeRight() {
        if (!reading.errors.isEmpty()) {
            throw Problem.validation(reading.errors);
        }
    }

    /** The same text for the same content, whatever the order of its members and the space between them. */
    public String canonical() {
        return StrictJson.canonical(node);
    }

    private boolean required(String member) {
        asked.add(member);
        var value = node.get(member);
        var there = value != null && !value.isNull();
        if (!there) {
            error(member, "required");
        }
        return there;
    }

    private @Nullable JsonNode value(String member) {
        asked.add(member);
        var value = node.get(member);
        if (value != null && value.isNull()) {
            error(member, "type");
            return null;
        }
        return value;
    }

    private List<JsonNode> items(String member) {
        var value = value(member);
        if (value == null) {
            return List.of();
        } else if (!value.isArray()) {
            error(member, "type");
            return List.of();
        } else if (value.size() > MOST_ITEMS) {
            error(member, "too-many", Map.of("most", MOST_ITEMS));
            return List.of();
        }
        return List.copyOf(value.values());
    }

    private Body object(String step, JsonNode value) {
        if (value.isObject()) {
            var known = reading.objects.get(pointer + step);
            return known == null ? new Body(value, pointer + step, reading) : known;
        }
        note(step, "type", Map.of());
        return nothing();
    }

    /** An object whose every complaint goes unheard: that it is missing has been said. */
    private static Body nothing() {
        return new Body(JsonNodeFactory.instance.objectNode(), "", new Reading());
    }

    private String text(String step, JsonNode value, int longest) {
        if (!value.isString()) {
            note(step, "type", Map.of());
            return "?";
        }
        var text = Text.normal(value.stringValue());
        var complaint = Text.complaint(text, longest);
        if (complaint == null) {
            return text;
        }
        note(step, complaint, Map.of("longest", longest));
        return "?";
    }

    private long whole(String member, JsonNode value, long least, long most, String code) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            var number = value.longValue();
            if (least <= number && number <= most) {
                return number;
            }
        }
        error(member, code, Map.of("least", least, "most", most));
        return least;
    }

    private void note(String step, String code, Map<String, ?> facts) {
        if (reading.errors.size() < MOST_ERRORS) {
            var error = new FieldError(pointer + step, code, facts);
            if (!reading.errors.contains(error)) {
                reading.errors.add(error);
            }
        }
    }
}
