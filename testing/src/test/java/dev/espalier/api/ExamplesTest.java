package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples, run against a real server.
class ExamplesTest extends ApiTest {

    private static final Path CURL = Path.of("..", "examples", "curl");

    private Map<String, String> here() {
        return Map.of(
                "ESPALIER_URL",
                "http://127.0.0.1:" + api.port(),
                "ESPALIER_API_KEY",
                ApiServer.KEY);
    }

    private String typeScript(String example) throws Exception {
        SdkRoom.open();
        return SdkRoom.ran(SdkRoom.EXAMPLES, here(), "node", example + ".js");
    }

    private String subjectTo(String address) {
        return String.join(", ", api.get("/api/mailbox?to=" + address).each("subject"));
    }

    @Test
    void the_quick_start_in_typescript_sends_its_first_email() throws Exception {
        var output = typeScript("quick-start");

        assertThat(output)
                .startsWith("draft\n")
                .contains(" email Welcome, Ada\n", " email How is it going?\n")
                .endsWith("NOT_FOUND no sequence \"seq_of_nobody\"\n");
        await(
                "the first email arrives",
                () -> subjectTo("ada@example.com").contains("Welcome, Ada"));
    }

    @Test
    void the_quick_start_with_curl_sends_its_first_email() throws Exception {
        assumeTrue(NodeRoom.onPath("curl"), "curl is not there");

        var output = SdkRoom.ran(CURL, here(), "sh", "quick-start.sh");

        assertThat(output)
                .contains("\"status\":\"draft\"", "\"status\":\"active\"", "\"wouldSend\":true")
                .endsWith(
                        "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no sequence \\\"seq_of_nobody\\\"\"}}\n");
        await(
                "the first email arrives",
                () -> subjectTo("alan@example.com").equals("Welcome, there"));
    }

    @Test
    void the_onboarding_drip_sends_and_may_be_run_again() throws Exception {
        assertThat(typeScript("onboarding-drip"))
                .contains(" email Welcome, Ada\n", " email Three things to try first\n")
                .endsWith("sent tmpl_welcome\n1 of 1 on their way\n");
        assertThat(typeScript("onboarding-drip")).endsWith("1 of 1 on their way\n");
    }

    @Test
    void emails_for_one_contact_are_reviewed_over_trpc() throws Exception {
        assertThat(typeScript("review"))
                .endsWith(
                        "an old text: CONFLICT\nthe sequence is active\napproved approved approved\n");
    }

    @Test
    void sequences_kept_as_code_change_only_what_has_changed() throws Exception {
        assertThat(typeScript("sequences-as-code"))
                .isEqualTo("seq_trial: draft, version 1 to approve\n");
        var before = api.get("/api/sequences/seq_trial").body();

        typeScript("sequences-as-code");

        assertThat(api.get("/api/sequences/seq_trial").body().path("pendingVersion"))
                .isEqualTo(before.path("pendingVersion"));
        assertThat(api.get("/api/sequences/seq_trial").body().path("fingerprint"))
                .isEqualTo(before.path("fingerprint"));
    }
}
