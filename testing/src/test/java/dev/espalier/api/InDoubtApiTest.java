package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Emails in doubt and warnings, as REST shows them.
class InDoubtApiTest extends ApiTest {

    private static final String ID = "snd_00000000000000000000000001";

    @BeforeEach
    void one_is_in_doubt() {
        database.execute(
                """
                DELETE FROM pending_send WHERE sequence_id = 'seq_doubt';
                DELETE FROM send WHERE sequence_id = 'seq_doubt';
                INSERT INTO pending_send (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id,
                                          email_id, fingerprint, state, due_at, planned_at, attempt, doubtful, doubtful_at,
                                          first_attempt_at, submitted_at, address, detail, holds_doubt)
                VALUES (1, '00000000-0000-0000-0000-000000000001', gen_random_uuid(), 'seq_doubt', 1, 'hello', 'con_doubt',
                        'eml_x', decode(repeat('00', 32), 'hex'), 'in_doubt', now(), now(), 1, true,
                        '2026-05-06T07:08:09Z', now(), '2026-05-06T07:08:00Z', 'a@example.com', 'no answer', true)
                """);
    }

    @Test
    void one_in_doubt_is_listed_with_why_and_since_when_and_can_be_resolved() {
        var listed = api.get("/api/sends?status=in_doubt&sequenceId=seq_doubt");
        assertThat(listed.each("id")).containsExactly(ID);
        assertThat(listed.each("detail")).containsExactly("no answer");
        assertThat(listed.each("inDoubtSince")).containsExactly("2026-05-06T07:08:09.000Z");

        var resolved = api.post("/api/sends/" + ID + "/resolve", Map.of("as", "sent"));

        assertThat(resolved.status()).isEqualTo(200);
        assertThat(resolved.text("status")).isEqualTo("sent");
        assertThat(resolved.text("sentAt")).isEqualTo("2026-05-06T07:08:00.000Z");
        assertThat(api.post("/api/sends/" + ID + "/resolve", Map.of("as", "sent")).status())
                .isEqualTo(412);
    }

    @Test
    void what_is_no_verdict_or_cannot_be_done_is_refused() {
        assertThat(api.post("/api/sends/" + ID + "/resolve", Map.of("as", "maybe")).status())
                .isEqualTo(400);
        assertThat(api.post("/api/sends/" + ID + "/resolve", Map.of("as", "resend")).status())
                .isEqualTo(412);
        assertThat(
                        api.post(
                                        "/api/sends/snd_0000000000000000000000000z/resolve",
                                        Map.of("as", "sent"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_sequence_says_what_becomes_of_its_own() {
        api.put(
                "/api/sequences/seq_careful",
                Map.of(
                        "name",
                        "n",
                        "inDoubt",
                        "hold",
                        "definition",
                        "steps: [{type: email, key: hello, subject: Hello, body: Hello.}]"));
        assertThat(api.get("/api/sequences/seq_careful").text("inDoubt")).isEqualTo("hold");

        api.patch("/api/sequences/seq_careful", Map.of("inDoubt", "resend"));

        assertThat(api.get("/api/sequences/seq_careful").text("inDoubt")).isEqualTo("resend");
    }

    @Test
    void warnings_are_told_with_the_latest_answer_and_how_often() {
        database.execute(
                """
                INSERT INTO sender_warning (workspace_id, kind, host, code, detail, first_at, last_at, count)
                VALUES (1, 'policy', 'smtp.example.com:587', '5.7.26', '550 5.7.26 no DKIM', '2026-05-06T07:08:09Z',
                        '2026-05-07T07:08:09Z', 12)
                ON CONFLICT DO NOTHING
                """);

        var warnings = api.get("/api/workspace/warnings");

        assertThat(warnings.each("kind")).contains("policy");
        assertThat(warnings.each("detail")).contains("550 5.7.26 no DKIM");
        assertThat(warnings.each("lastAt")).contains("2026-05-07T07:08:09.000Z");
    }
}
