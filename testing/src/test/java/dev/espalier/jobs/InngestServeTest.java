package dev.espalier.jobs;

import static dev.espalier.engine.jobs.JobState.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `/api/inngest` answers, and to whom.
class InngestServeTest {

    private static final String OTHER_KEY = "signkey-test-fedcba9876543210fedcba9876543210";
    private static final String FUNCTION = "espalier-sequence-generate";

    private InngestRoom inngest;

    @BeforeEach
    void start() throws Exception {
        inngest =
                new InngestRoom(InngestLink.keys(StubInngest.SIGNING_KEY, Optional.of(OTHER_KEY)));
        inngest.synced();
    }

    @AfterEach
    void stop() {
        inngest.close();
    }

    /// Signed as our stub signs; worked out by another implementation.
    @Test
    void a_known_signature_is_what_the_key_makes_of_body_and_time() {
        var signature =
                inngest.inngest.signature(
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                        java.time.Instant.ofEpochSecond(1_705_586_504));

        assertThat(signature)
                .isEqualTo(
                        "t=1705586504&s=aaddaf284060e84cc1418e3ec2f03428413f3074d204dd2cee5dc60d82c2959d");
    }

    /// The id that Inngest's own SDK for TypeScript gives a step of that name.
    @Test
    void the_work_is_a_step_by_the_id_that_inngest_knows() throws Exception {
        var id = inngest.room.ask("a");
        inngest.room.awaitState(id, DONE);
        JobsRoom.await(() -> inngest.inngest.calls().size() == 2, () -> "no second call");

        var second = StubInngest.json(inngest.inngest.calls().getLast().body());
        assertThat(second.path("steps").propertyNames())
                .containsExactly("e274eeff768c6396088ec6eb091f4bf4d47ab1e0");
    }

    @Test
    void what_can_be_run_is_registered_with_all_that_inngest_wants_to_know() {
        var registration = inngest.inngest.registration().orElseThrow();

        assertThat(registration.path("url").stringValue()).isEqualTo(inngest.serve().toString());
        assertThat(registration.path("deployType").stringValue()).isEqualTo("ping");
        assertThat(registration.path("appName").stringValue()).isEqualTo("espalier");
        assertThat(registration.path("sdk").stringValue()).isEqualTo("espalier:v0.1.0");
        assertThat(registration.path("v").stringValue()).isEqualTo("0.1");
        assertThat(registration.path("functions")).hasSize(3);
        var function = registration.path("functions").get(0);
        assertThat(function.toString())
                .isEqualTo(
                        """
                        {"id":"espalier-email-regenerate","name":"Write an email anew",\
                        "triggers":[{"event":"espalier/email.regenerate"}],\
                        "concurrency":[{"limit":3,"key":"event.data.workspaceId","scope":"fn"}],\
                        "steps":{"step":{"id":"step","name":"step","runtime":{"type":"http",\
                        "url":"%s?fnId=espalier-email-regenerate&stepId=step"},"retries":{"attempts":8}}}}\
                        """
                                .formatted(inngest.serve()));
    }

    @Test
    void a_sync_asked_for_by_inngest_is_answered_with_what_it_said() throws Exception {
        var response = inngest.inngest.put(URI.create(inngest.serve() + "?deployId=abc"));

        assertThat(response.statusCode()).isEqualTo(200);
        var body = StubInngest.json(response.body());
        assertThat(body.path("message").stringValue()).isEqualTo("Successfully synced.");
        assertThat(body.path("modified").booleanValue()).isFalse();
        inngest.inngest.answers(500);
        assertThat(inngest.inngest.put(inngest.serve()).statusCode()).isEqualTo(500);
    }

    @Test
    void strangers_make_it_sync_once_in_a_while_and_hear_little() throws Exception {
        int before = inngest.inngest.registrations();
        for (int i = 0; i < 3; i++) {
            assertThat(put().statusCode()).isEqualTo(200);
        }
        assertThat(inngest.inngest.registrations()).isEqualTo(before + 1);

        inngest.inngest.answers(503);
        inngest.room.later(java.time.Duration.ofSeconds(11));
        var refused = put();

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(StubInngest.json(refused.body()).path("message").stringValue())
                .isEqualTo("Not synced: the log of this server says why.");
    }

    private HttpResponse<byte[]> put() throws Exception {
        return send(
                HttpRequest.newBuilder(inngest.serve()).PUT(BodyPublishers.noBody()),
                Optional.empty());
    }

    @Test
    void an_introspection_says_what_is_configured_and_more_to_inngest() throws Exception {
        var stranger = StubInngest.json(get(Optional.empty()).body());
        assertThat(stranger.path("schema_version").stringValue()).isEqualTo("2024-05-24");
        assertThat(stranger.path("authentication_succeeded").isNull()).isTrue();
        assertThat(stranger.path("function_count").intValue()).isEqualTo(3);
        assertThat(stranger.path("has_event_key").booleanValue()).isTrue();
        assertThat(stranger.path("has_signing_key").booleanValue()).isTrue();
        assertThat(stranger.path("has_signing_key_fallback").booleanValue()).isTrue();
        assertThat(stranger.path("mode").stringValue()).isEqualTo("cloud");
        assertThat(stranger.path("app_id").isMissingNode()).isTrue();
        assertThat(stranger.path("extra").path("synced_url").stringValue())
                .isEqualTo(inngest.serve().toString());

        var signature = inngest.inngest.signature(new byte[0], inngest.room.clock.instant());
        var known = StubInngest.json(get(Optional.of(signature)).body());
        assertThat(known.path("authentication_succeeded").booleanValue()).isTrue();
        assertThat(known.path("app_id").stringValue()).isEqualTo("espalier");
        assertThat(known.toString()).doesNotContain(StubInngest.EVENT_KEY);

        var forged = StubInngest.json(get(Optional.of("t=1&s=00")).body());
        assertThat(forged.path("authentication_succeeded").booleanValue()).isFalse();
        assertThat(forged.path("app_id").isMissingNode()).isTrue();
    }

    @Test
    void a_call_without_a_signature_or_with_a_wrong_one_runs_nothing() throws Exception {
        var uri = inngest.function(FUNCTION);
        var body = call("run").getBytes(StandardCharsets.UTF_8);

        assertRefused(post(uri, body, Optional.empty()), "no signature");
        assertRefused(post(uri, body, Optional.of("nonsense")), "unreadable");
        inngest.inngest.signsWith("signkey-test-00000000000000000000000000000000");
        var stranger = inngest.inngest.signature(body, inngest.room.clock.instant());
        assertRefused(post(uri, body, Optional.of(stranger)), "wrong");
        inngest.inngest.signsWith(StubInngest.SIGNING_KEY);
        var other = inngest.inngest.signature("{}".getBytes(StandardCharsets.UTF_8), now());
        assertRefused(post(uri, body, Optional.of(other)), "wrong");
        assertThat(inngest.room.work.runs()).isEmpty();
    }

    private java.time.Instant now() {
        return inngest.room.clock.instant();
    }

    private static void assertRefused(HttpResponse<byte[]> response, String why) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(why);
    }

    @Test
    void a_call_of_another_time_is_refused_and_so_is_one_that_comes_twice() throws Exception {
        var id = inngest.room.ask("a");
        inngest.room.awaitState(id, DONE);
        var first = inngest.inngest.calls().getFirst();
        assertRefused(inngest.inngest.post(first), "it was there before");

        var body = call("run").getBytes(StandardCharsets.UTF_8);
        var old = inngest.inngest.signature(body, now().minus(Duration.ofSeconds(301)));
        assertRefused(post(inngest.function(FUNCTION), body, Optional.of(old)), "of another time");
        var ahead = inngest.inngest.signature(body, now().plus(Duration.ofSeconds(301)));
        assertRefused(
                post(inngest.function(FUNCTION), body, Optional.of(ahead)), "of another time");
        assertThat(inngest.room.work.runs()).hasSize(1);
    }

    @Test
    void while_keys_are_changed_both_are_good() {
        inngest.inngest.signsWith(OTHER_KEY);

        inngest.room.awaitState(inngest.room.ask("a"), DONE);
    }

    @Test
    void an_unknown_function_or_an_event_of_another_is_refused() throws Exception {
        var unknown = inngest.inngest.post(inngest.function("espalier-nothing"), bytes(call("r")));
        assertThat(unknown.statusCode()).isEqualTo(500);
        assertThat(unknown.headers().firstValue("x-inngest-no-retry")).contains("false");
        assertThat(new String(unknown.body(), StandardCharsets.UTF_8))
                .contains("fnId: \\\"espalier-nothing\\\" is unknown");

        var wrong =
                inngest.inngest.post(
                        inngest.function("espalier-email-regenerate"), bytes(call("r2")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("x-inngest-no-retry")).contains("true");
    }

    @Test
    void a_body_that_is_no_call_is_refused() throws Exception {
        for (var body :
                new String[] {"", "[]", "{", "{}", "{\"ctx\":{}}", "{\"ctx\":{\"run_id\":1}}"}) {
            var response = inngest.inngest.post(inngest.function(FUNCTION), bytes(body));
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            inngest.room.clock.set(now().plusSeconds(1));
        }
    }

    @Test
    void other_methods_are_not_known() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var response =
                    client.send(
                            HttpRequest.newBuilder(inngest.serve()).DELETE().build(),
                            BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("allow")).contains("GET, PUT, POST");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String call(String run) {
        return StubInngest.json(
                        Map.of(
                                "event",
                                StubInngest.event(
                                        "e",
                                        "espalier/sequence.generate",
                                        Map.of("workspaceId", 1)),
                                "steps",
                                Map.of(),
                                "ctx",
                                Map.of("run_id", run, "attempt", 0)))
                .toString();
    }

    private HttpResponse<byte[]> get(Optional<String> signature) throws Exception {
        return send(HttpRequest.newBuilder(inngest.serve()).GET(), signature);
    }

    private static HttpResponse<byte[]> post(URI uri, byte[] body, Optional<String> signature)
            throws Exception {
        return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)), signature);
    }

    private static HttpResponse<byte[]> send(
            HttpRequest.Builder request, Optional<String> signature) throws Exception {
        signature.ifPresent(value -> request.header("x-inngest-signature", value));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}
