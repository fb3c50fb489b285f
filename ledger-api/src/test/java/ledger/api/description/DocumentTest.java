package ledger.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.zaxxer.hikari.HikariDataSource;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ledger.api.recording.AsOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document says all that there is, and it says it well. */
class DocumentTest extends Served {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private DataSource reading;

    private DescribedDocument document;

    @BeforeEach
    void read() throws Exception {
        document = document();
    }

    @Test
    void it_is_a_valid_openapi_3_1_document() throws Exception {
        assertThat(document.root.path("openapi").asText()).startsWith("3.1.");
        var parsed = new OpenAPIV3Parser().readContents(document.root.toString());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(document.root.path("paths"));
    }

    @Test
    void its_schemas_are_valid_json_schema() {
        var meta = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));
        var schemas = document.root.path("components").path("schemas");
        assertThat(schemas).isNotEmpty();
        schemas.properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = document.root.findValues("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(document.root
                                .at(reference.asText().substring(1))
                                .isMissingNode())
                        .as(reference.asText())
                        .isFalse());
    }

    @Test
    void it_lists_every_route_of_the_interface_and_no_other() {
        assertThat(document.operations().keySet()).hasSizeGreaterThan(20).isEqualTo(routes().keySet());
    }

    @Test
    void every_operation_is_explained_with_an_example() {
        document.operations().forEach((route, operation) -> {
            assertThat(operation.path("summary").asText()).as(route).hasSizeBetween(5, 80);
            assertThat(operation.path("description").asText()).as(route).hasSizeGreaterThan(20);
            assertThat(operation.path("tags")).as(route).hasSize(1);
            var answers = operation.path("responses");
            answers.properties().stream()
                    .filter(answer -> !answer.getKey().equals("304"))
                    .forEach(answer -> assertThat(
                                    document.examples(answer.getValue()).values())
                            .as("%s %s", route, answer.getKey())
                            .isNotEmpty()
                            .noneMatch(Map::isEmpty));
            assertThat(answers.has("200") || answers.has("201") || answers.has("202"))
                    .as(route)
                    .isTrue();
        });
    }

    @Test
    void every_parameter_of_the_program_is_described_and_no_other() {
        routes().forEach((route, methods) -> {
            var names = methods.stream().flatMap(DocumentTest::parameters).collect(Collectors.toSet());
            assertThat(document.parameters(document.operations().get(route)))
                    .as(route)
                    .isEqualTo(names);
        });
    }

    @Test
    void every_example_has_the_members_that_its_schema_names() {
        document.operations().forEach((route, operation) -> {
            assertFits(route, operation.path("requestBody"));
            operation
                    .path("responses")
                    .properties()
                    .forEach(answer -> assertFits(route + " " + answer.getKey(), answer.getValue()));
        });
    }

    private void assertFits(String where, JsonNode requestOrAnswer) {
        document.examples(requestOrAnswer)
                .forEach((type, examples) ->
                        examples.forEach((name, value) -> assertThat(document.complaints(requestOrAnswer, type, value))
                                .as("%s %s", where, name)
                                .isEmpty()));
    }

    @Test
    void it_is_served_while_no_connection_to_the_database_can_be_had() throws Exception {
        var pool = reading.unwrap(HikariDataSource.class);
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            var answer = answer(request("/v3/api-docs"));
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void swagger_ui_opens_and_asks_nobody_outside() throws Exception {
        var door = answer(request("/swagger-ui"));
        assertThat(door.statusCode()).isEqualTo(302);
        var page = answer(request(door.headers().firstValue("Location").orElseThrow()));
        assertThat(page.statusCode()).isEqualTo(200);
        // The policy forbids scripts in the page, so there may be none.
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("script-src 'self'");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("//cdn", "https://");
        var settings =
                JSON.readTree(answer(request("/v3/api-docs/swagger-config")).body());
        assertThat(settings.path("url").asText()).isEqualTo("/v3/api-docs");
        assertThat(settings.path("validatorUrl").asText()).isIn("", "none");
    }

    /** Every route under the base of the interface, with the methods that answer it. */
    private Map<String, Set<HandlerMethod>> routes() {
        var routes = new TreeMap<String, Set<HandlerMethod>>();
        mapping.getHandlerMethods()
                .forEach((route, method) -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .map(path -> path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> routes.computeIfAbsent(verb + " " + path, absent -> new HashSet<>())
                                        .add(method))));
        return routes;
    }

    private static Stream<String> parameters(HandlerMethod method) {
        var times = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == AsOf.class)
                .flatMap(parameter -> Stream.of("asOf", "recordedAsOf", "atPosition"));
        var others = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class)
                        || parameter.hasParameterAnnotation(RequestParam.class))
                .map(DocumentTest::name);
        return Stream.concat(times, others);
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return String.valueOf(parameter.getParameterName());
    }
}
