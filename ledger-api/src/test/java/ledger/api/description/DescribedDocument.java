package ledger.api.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document, with its references followed. */
final class DescribedDocument {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    final JsonNode root;
    private final JsonNode closed;
    private final Map<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    DescribedDocument(JsonNode root) {
        this.root = root;
        this.closed = root.path("components").deepCopy();
        var mixins = new HashSet<String>();
        closed.findValues("allOf")
                .forEach(parts -> parts.forEach(
                        part -> mixins.add(part.path("$ref").asText().replaceFirst(".*/", ""))));
        closed.path("schemas")
                .properties()
                .forEach(schema -> close(schema.getValue(), mixins.contains(schema.getKey())));
    }

    /** Members that no schema names are wrong, but where the document says that there may be more. */
    private static void close(JsonNode schema, boolean mixin) {
        if (!mixin
                && schema instanceof ObjectNode object
                && (schema.has("properties") || schema.has("allOf"))
                && !schema.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
        schema.path("properties").forEach(property -> close(property, false));
        if (schema.has("items")) {
            close(schema.path("items"), false);
        }
    }

    /** Every operation by method and path: {@code POST /api/v1/plans}. */
    Map<String, JsonNode> operations() {
        var operations = new LinkedHashMap<String, JsonNode>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /** The node itself, or what it refers to. */
    JsonNode follow(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The examples of a request or answer by media type and name. */
    Map<String, Map<String, JsonNode>> examples(JsonNode requestOrAnswer) {
        var examples = new LinkedHashMap<String, Map<String, JsonNode>>();
        follow(requestOrAnswer).path("content").properties().forEach(content -> {
            var named = new LinkedHashMap<String, JsonNode>();
            content.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> named.put(
                            example.getKey(), follow(example.getValue()).path("value")));
            examples.put(content.getKey(), named);
        });
        return examples;
    }

    /** What is wrong with a value by the schema of a request or answer; members it does not name are wrong, too. */
    List<String> complaints(JsonNode requestOrAnswer, String mediaType, JsonNode value) {
        var part = follow(requestOrAnswer).path("content").path(mediaType).path("schema");
        return compiled(part).validate(value).stream().map(Object::toString).toList();
    }

    /** Each schema is compiled once; two that are equal are still two. */
    private synchronized JsonSchema compiled(JsonNode part) {
        return compiled.computeIfAbsent(part, same -> {
            var schema = Served.JSON.createObjectNode();
            schema.set("components", closed);
            schema.putArray("allOf").add(same);
            var made = SCHEMAS.getSchema(schema, STRICT);
            made.initializeValidators();
            return made;
        });
    }

    /** The shown problem with this code. */
    JsonNode problem(String code) {
        return root.path("components").path("examples").path(code).path("value");
    }

    /** The names of an operation's parameters in the path and the query. */
    Set<String> parameters(JsonNode operation) {
        var names = new HashSet<String>();
        operation.path("parameters").forEach(parameter -> {
            var described = follow(parameter);
            if (!described.path("in").asText().equals("header")) {
                names.add(described.path("name").asText());
            }
        });
        return names;
    }
}
