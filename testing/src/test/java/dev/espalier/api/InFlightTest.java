package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How REST says that something was stopped while an email of it is at the relay: never as if it
/// were done.
class InFlightTest extends ApiTest {

    /// A node elsewhere that lives for ever and is handing something over.
    private static final String ELSEWHERE = "00000000-0000-7000-8000-000000000001";

    @Override
    Duration patience() {
        return Duration.ofMillis(50);
    }

    @BeforeEach
    void another_node_is_handing_over() {
        database.execute(
                """
                INSERT INTO node (id, name, started_at, heartbeat_at)
                VALUES ('%1$s', 'elsewhere', now(), now() + interval '1 day') ON CONFLICT DO NOTHING;
                DELETE FROM pending_send WHERE owner = '%1$s';
                INSERT INTO pending_send (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id,
                                          email_id, fingerprint, state, due_at, planned_at, attempt, owner, address)
                VALUES (1, gen_random_uuid(), gen_random_uuid(), 'seq_held', 1, 'hello', 'con_held', 'eml_x', '',
                        'submitting', now(), now(), 1, '%1$s', 'held@example.com')
                """
                        .formatted(ELSEWHERE));
    }

    private void landed() {
        database.execute("DELETE FROM pending_send WHERE owner = '" + ELSEWHERE + "'");
    }

    private void sequence() {
        api.post(
                "/api/sequences",
                Map.of(
                        "id",
                        "seq_held",
                        "name",
                        "n",
                        "definition",
                        "steps: [{type: email, key: hello, subject: Hello, body: Hello.}]"));
        api.post("/api/sequences/seq_held/approve");
    }

    @Test
    void a_sequence_that_is_stopped_answers_202_and_how_many_until_they_have_landed() {
        sequence();

        var paused = api.post("/api/sequences/seq_held/pause");
        landed();
        var again = api.post("/api/sequences/seq_held/pause");

        assertThat(paused.status()).isEqualTo(202);
        assertThat(paused.text("status")).isEqualTo("paused");
        assertThat(paused.body().path("inFlight").asInt()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("status")).isEqualTo("paused");
        assertThat(again.body().has("inFlight")).isFalse();

        another_node_is_handing_over();
        assertThat(api.post("/api/sequences/seq_held/cancel").status()).isEqualTo(202);
        var deleted = api.delete("/api/sequences/seq_held");
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.text()).isEqualTo("{\"inFlight\":1}");
    }

    @Test
    void a_person_who_is_stopped_answers_202_too() {
        sequence();
        api.post("/api/contacts", Map.of("id", "con_held", "email", "held@example.com"));
        api.post("/api/sequences/seq_held/enrolments", Map.of("contactId", "con_held"));

        assertThat(api.delete("/api/sequences/seq_held/enrolments/con_held").text())
                .isEqualTo("{\"inFlight\":1}");
        assertThat(api.patch("/api/contacts/con_held", Map.of("timezone", "Asia/Tokyo")).status())
                .isEqualTo(200);
        var unsubscribed = api.patch("/api/contacts/con_held", Map.of("unsubscribed", true));
        assertThat(unsubscribed.status()).isEqualTo(202);
        assertThat(unsubscribed.body().path("unsubscribed").asBoolean()).isTrue();
        assertThat(unsubscribed.body().path("inFlight").asInt()).isEqualTo(1);
        assertThat(api.delete("/api/contacts/con_held").status()).isEqualTo(202);
        var suppressed = api.post("/api/suppressions", Map.of("email", "held@example.com"));
        assertThat(suppressed.status()).isEqualTo(202);
        assertThat(suppressed.text("email")).isEqualTo("held@example.com");

        landed();
        assertThat(api.post("/api/suppressions", Map.of("email", "held@example.com")).status())
                .isEqualTo(201);
    }

    @Test
    void the_document_tells_of_202() {
        var paths = api.get("/api/openapi.json").body().path("paths");

        var paused = paths.at("/~1api~1sequences~1{sequenceId}~1pause/post/responses/202");
        assertThat(paused.at("/content/application~1json/schema/allOf/0/$ref").asString())
                .isEqualTo("#/components/schemas/SequenceView");
        assertThat(paused.at("/content/application~1json/schema/allOf/1/required/0").asString())
                .isEqualTo("inFlight");
        var deleted = paths.at("/~1api~1sequences~1{sequenceId}/delete/responses");
        assertThat(deleted.path("204").has("content")).isFalse();
        assertThat(deleted.at("/202/content/application~1json/schema/allOf")).hasSize(1);
        assertThat(paths.at("/~1api~1sequences~1{sequenceId}~1resume/post/responses").has("202"))
                .isFalse();
    }
}
