package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The router's document, compiled strictly and run by the unmodified `@trpc/client`: a sequence
/// for one contact from its draft to its end.
class RouterDocumentTest extends ApiTest {

    @BeforeAll
    void compile() throws Exception {
        NodeRoom.open();
        var tsc = NodeRoom.tsc("--project", "tsconfig.document.json");
        assertThat(tsc.output()).isEmpty();
        assertThat(tsc.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void the_documents_procedures_do_what_it_says(String client) throws Exception {
        forgetAll();
        var run =
                NodeRoom.run(
                        Map.of(
                                "ESPALIER_URL",
                                "http://127.0.0.1:" + api.port(),
                                "ESPALIER_API_KEY",
                                ApiServer.KEY),
                        "node",
                        client + "/document.js");

        assertThat(run.output()).endsWith("done\n").doesNotContain("Error");
        assertThat(run.output().lines().filter(line -> line.startsWith("ok "))).hasSize(20);
    }

    /// Both clients tell the same story from its beginning.
    private void forgetAll() {
        database.execute("DELETE FROM sequence; DELETE FROM contact; DELETE FROM audit");
    }
}
