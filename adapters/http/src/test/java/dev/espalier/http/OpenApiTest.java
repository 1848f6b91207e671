package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.espalier.http.openapi.OpenApi;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Verb;
import dev.espalier.http.shape.Nothing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The document against the OpenAPI Initiative's own schema, and the server against the document.
class OpenApiTest extends ServerTest {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private JsonNode document() {
        return json(get("/api/openapi.json"));
    }

    private static List<String> faults(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Error::toString).toList();
    }

    /// A schema that sees the document's components.
    private Schema schema(String pointer) {
        var whole = (ObjectNode) document().at(pointer).deepCopy();
        return SCHEMAS.getSchema(whole.set("components", document().get("components")));
    }

    @Test
    void the_document_is_valid_openapi_3_1() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/openapi-3.1/schema.json"))) {
            var official = SCHEMAS.getSchema(MAPPER.readTree(in));

            assertThat(faults(official, document())).isEmpty();
            assertThat(
                            faults(
                                    official,
                                    MAPPER.readTree(
                                            "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\"},\"paths\":{\"a\":{}}}")))
                    .isNotEmpty();
        }
    }

    @Test
    void every_schema_in_it_is_valid_json_schema() {
        var meta =
                SCHEMAS.getSchema(
                        MAPPER.readTree(
                                "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}"));

        for (var schema : document().findValues("schema")) {
            assertThat(faults(meta, schema)).isEmpty();
        }
        document()
                .at("/components/schemas")
                .forEach(schema -> assertThat(faults(meta, schema)).isEmpty());
        assertThat(faults(meta, MAPPER.readTree("{\"type\":\"strng\"}"))).isNotEmpty();
    }

    @Test
    void every_reference_leads_somewhere_and_every_path_parameter_is_declared() {
        var document = document();
        var references = document.findValuesAsString("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (var operation : path.getValue()) {
                var declared = new ArrayList<String>();
                operation
                        .path("parameters")
                        .forEach(parameter -> {
                            if (parameter.path("in").asString("").equals("path")) {
                                declared.add("{" + parameter.get("name").stringValue() + "}");
                            }
                        });
                assertThat(path.getKey().split("/", -1))
                        .filteredOn(segment -> segment.startsWith("{"))
                        .containsExactlyElementsOf(declared);
            }
        }
        assertThat(document.findValuesAsString("operationId"))
                .doesNotHaveDuplicates()
                .contains("trees.plant");
    }

    @Test
    void what_the_server_answers_is_what_the_document_says() {
        post("/api/trees", "{\"id\":\"a\",\"name\":\"n\"}");
        var tree =
                schema(
                        "/paths/~1api~1trees~1{id}/get/responses/200/content/application~1json/schema");
        var page = schema("/paths/~1api~1trees/get/responses/200/content/application~1json/schema");
        var error = schema("/components/responses/E400/content/application~1json/schema");

        assertThat(faults(tree, json(get("/api/trees/a")))).isEmpty();
        assertThat(faults(page, json(get("/api/trees")))).isEmpty();
        assertThat(faults(error, json(post("/api/trees", "{}")))).isEmpty();
        assertThat(faults(tree, json(get("/api/trees")))).isNotEmpty();
    }

    @Test
    void what_the_server_takes_and_refuses_is_what_the_document_says() {
        var body = schema("/paths/~1api~1trees/post/requestBody/content/application~1json/schema");
        for (String json :
                List.of(
                        "{\"id\":\"a\",\"name\":\"n\"}",
                        "{\"id\":\"b\",\"name\":\"n\",\"note\":null,\"status\":\"in_doubt\"}",
                        "{\"id\":\"c\"}",
                        "{\"id\":\"\",\"name\":\"n\"}",
                        "{\"id\":\"e\",\"name\":\"n\",\"colour\":1}",
                        "{\"id\":\"f\",\"name\":\"" + "n".repeat(201) + "\"}",
                        "{\"id\":\"g\",\"name\":\"n\",\"status\":\"pink\"}",
                        "{\"id\":\"h\",\"name\":\"n\",\"status\":null}",
                        "{\"id\":5,\"name\":\"n\"}")) {
            assertThat(post("/api/trees", json).statusCode() == 201)
                    .as(json)
                    .isEqualTo(faults(body, MAPPER.readTree(json)).isEmpty());
        }
    }

    @Test
    void bounds_words_defaults_and_sentences_are_in_it() {
        var document = document();

        assertThat(document.at("/paths/~1api~1trees/get/parameters/0").toString())
                .isEqualTo(
                        "{\"name\":\"limit\",\"in\":\"query\",\"required\":false,\"schema\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":100,\"default\":20}}");
        assertThat(document.at("/components/schemas/Tree/properties/status/enum").toString())
                .isEqualTo("[\"draft\",\"active\",\"in_doubt\"]");
        assertThat(document.at("/components/schemas/Tree/properties/note/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(document.at("/components/schemas/Tree/properties/name/description").asString(""))
                .isEqualTo("For people.");
        assertThat(document.at("/paths/~1api~1trees/post/summary").asString(""))
                .isEqualTo("Plants a tree.");
        assertThat(document.at("/paths/~1api~1trees/post/responses").has("201")).isTrue();
        assertThat(document.at("/paths/~1api~1trees/post/security").toString())
                .isEqualTo("[{\"key\":[]}]");
        assertThat(document.at("/paths/~1api~1health/get/security").toString()).isEqualTo("[]");
        assertThat(
                        document.at(
                                        "/paths/~1api~1trees~1{id}/patch/requestBody/content/application~1json/schema/properties")
                                .has("id"))
                .isFalse();
    }

    record Inner() {}

    static final class Other {
        record Inner(String a) {}
    }

    @Test
    void two_records_of_one_name_are_found_when_the_server_starts() {
        var table =
                Operations.of(
                        Operation.query("a", Nothing.class, Inner.class, (_, _) -> new Inner())
                                .at(Verb.GET, "/a")
                                .open(),
                        Operation.query(
                                        "b",
                                        Nothing.class,
                                        Other.Inner.class,
                                        (_, _) -> new Other.Inner(""))
                                .at(Verb.GET, "/b")
                                .open());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenApi.of(table))
                .withMessageContaining("different simple names");
    }
}
