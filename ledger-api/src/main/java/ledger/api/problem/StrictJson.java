package ledger.api.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as RFC 8259 has it and nothing else: UTF-8, one value, no member twice, neither too large nor too deep. */
final class StrictJson {

    /** The largest command; imports have a limit of their own. */
    static final int LARGEST = 1024 * 1024;

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LARGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private StrictJson() {}

    static JsonNode read(byte[] json) {
        if (json.length > LARGEST) {
            throw Problem.of(ProblemCode.TOO_LARGE);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            var tree = MAPPER.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw Problem.of(ProblemCode.MALFORMED_REQUEST);
            }
            return tree;
        } catch (DatabindException e) {
            // The only complaint about a tree that parses: a member stands there twice, or something stands behind it.
            throw e.processor() instanceof JsonParser parser && parser.currentName() != null
                    ? Problem.validation(new FieldError(
                            parser.streamReadContext().pathAsPointer().toString(), "duplicate-member"))
                    : Problem.of(ProblemCode.MALFORMED_REQUEST);
        } catch (CharacterCodingException | JacksonException e) {
            throw Problem.of(ProblemCode.MALFORMED_REQUEST);
        }
    }

    /** The same text for the same content: members sorted by name, no space between. */
    static String canonical(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }
}
