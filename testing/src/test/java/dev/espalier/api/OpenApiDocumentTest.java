package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.espalier.http.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest extends ApiTest {

    private static final Path OFFICIAL =
            Path.of("..", "adapters", "http", "src", "test", "resources", "openapi-3.1");

    @Test
    void the_document_is_valid_and_tells_every_operation() throws IOException {
        var document = server.client("").get("/api/openapi.json");
        var official =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                ApiClient.JSON.readTree(
                                        Files.readString(OFFICIAL.resolve("schema.json"))));

        assertThat(document.status()).isEqualTo(200);
        assertThat(official.validate(document.body()).stream().map(Error::toString)).isEmpty();
        assertThat(document.body().findValuesAsString("operationId"))
                .containsExactlyInAnyOrderElementsOf(
                        server.operations().all().stream()
                                .filter(operation -> operation.route().isPresent())
                                .map(Operation::name)
                                .toList());
    }

    @Test
    void every_reference_leads_somewhere() {
        var document = api.get("/api/openapi.json").body();

        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void an_import_takes_csv_and_an_upsert_may_answer_201() {
        var paths = api.get("/api/openapi.json").body().path("paths");

        assertThat(names(paths.at("/~1api~1contacts~1import/post/requestBody/content")))
                .containsExactly("text/csv");
        assertThat(names(paths.at("/~1api~1contacts/put/responses"))).contains("200", "201", "400");
    }

    private static Iterable<String> names(JsonNode node) {
        return StreamSupport.stream(node.properties().spliterator(), false)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
