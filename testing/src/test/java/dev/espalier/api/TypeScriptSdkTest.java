package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The TypeScript SDK, built as it is published and run by Node.js: its own tests, the SDK's
/// document as it is written, and what only a real server can answer.
class TypeScriptSdkTest extends ApiTest {

    @BeforeAll
    void build() throws Exception {
        SdkRoom.open();
    }

    private Map<String, String> here() {
        return Map.of(
                "ESPALIER_URL",
                "http://127.0.0.1:" + api.port(),
                "ESPALIER_API_KEY",
                ApiServer.KEY);
    }

    @Test
    void its_own_tests_pass() throws Exception {
        SdkRoom.ran(SdkRoom.SDK, "npm", "test");
    }

    @Test
    void it_and_the_server_agree() throws Exception {
        var output =
                SdkRoom.ran(
                        SdkRoom.SDK,
                        here(),
                        "node",
                        "--test",
                        "--test-reporter=tap",
                        "test/live/live.test.mjs");

        assertThat(output).doesNotContain("# SKIP").contains("# pass 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test/types", "test/types/tsconfig.bundler.json"})
    void its_types_allow_what_is_right_and_nothing_else(String project) throws Exception {
        SdkRoom.ran(SdkRoom.SDK, "node", "node_modules/typescript/bin/tsc", "--project", project);
    }

    @Test
    void every_snippet_of_the_document_runs_as_it_is_written() throws Exception {
        database.execute("DELETE FROM sequence; DELETE FROM contact");
        SdkRoom.ran(
                SdkRoom.SDK,
                "node",
                "node_modules/typescript/bin/tsc",
                "--project",
                "test/document");

        var output = SdkRoom.ran(SdkRoom.SDK, here(), "node", "test/document/document.js");

        assertThat(output)
                .isEqualTo(
                        """
                        # create
                        seq_onboarding draft
                        # get
                        Onboarding Drip draft
                        # list
                        seq_onboarding Onboarding Drip active
                        # list by status
                        Onboarding Drip
                        # list by cursor and limit
                        seq_onboarding
                        # update
                        Onboarding Drip v2
                        # getStatus
                        active
                        1
                        1
                        0
                        # dryRun
                        email tmpl_welcome true
                        delay null false
                        email tmpl_getting_started true
                        # getContacts
                        ada@example.com con_abc123
                        # getSends
                        con_abc123 tmpl_welcome sent
                        # errors
                        CONFLICT
                        VALIDATION_ERROR
                        NOT_FOUND
                        NOT_FOUND
                        VALIDATION_ERROR
                        NOT_FOUND
                        NOT_FOUND
                        NOT_FOUND
                        # delete
                        0
                        """);
    }
}
