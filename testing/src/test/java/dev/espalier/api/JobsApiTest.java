package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.jobs.JobIds;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `jobs` over REST. Nobody does them here.
class JobsApiTest extends ApiTest {

    private static final String BATCH =
            JobIds.ofBatch(UUID.fromString("00000000-0000-0000-0000-0000000000b1"));
    private static final String UNKNOWN = JobIds.ofJob(new UUID(1, 1));

    @BeforeAll
    void ask() {
        database.execute(
                """
                INSERT INTO job (workspace_id, id, kind, subject, payload, batch_id, asked_by, asked_at, due_at, state,
                                 ended_at, trouble)
                SELECT 1, ('00000000-0000-0000-0000-0000000000' || lpad(n::text, 2, '0'))::uuid, 'sequence.generate',
                       'seq_' || n, '{}', '00000000-0000-0000-0000-0000000000b1', 'ada', '2026-05-06T07:08:09Z',
                       '2026-05-06T07:08:09Z',
                       CASE WHEN n <= 3 THEN 'done' WHEN n = 4 THEN 'failed' ELSE 'queued' END,
                       CASE WHEN n <= 4 THEN '2026-05-06T07:09:00Z'::timestamptz END,
                       CASE WHEN n = 4 THEN 'the model is away' END
                  FROM generate_series(1, 30) AS n;
                INSERT INTO workspace (name, sender_email, created_at) VALUES ('other', 'o@example.test', now());
                INSERT INTO job (workspace_id, id, kind, subject, payload, asked_by, asked_at, due_at)
                SELECT max(id), '00000000-0000-0000-0000-0000000000ff', 'email.write', 'eml_other', '{}', 'x', now(), now()
                  FROM workspace
                """);
    }

    @Test
    void a_batch_says_how_far_it_is_and_lists_its_jobs_page_by_page() {
        var progress = api.get("/api/jobs/batches/" + BATCH);
        assertThat(progress.status()).isEqualTo(200);
        assertThat(progress.body().toString())
                .isEqualTo(
                        """
                        {"id":"%s","total":30,"queued":26,"running":0,"done":3,"failed":1,"cancelled":0,\
                        "superseded":0,"left":26}\
                        """
                                .formatted(BATCH));

        var first = api.get("/api/jobs?batchId=" + BATCH + "&limit=25");
        assertThat(first.each("subject")).hasSize(25).startsWith("seq_30", "seq_29");
        var second =
                api.get(
                        "/api/jobs?batchId="
                                + BATCH
                                + "&limit=25&cursor="
                                + first.text("nextCursor"));
        assertThat(second.each("subject"))
                .containsExactly("seq_5", "seq_4", "seq_3", "seq_2", "seq_1");
        var failed = api.get("/api/jobs?state=failed&kind=sequence.generate");
        assertThat(failed.each("trouble")).containsExactly("the model is away");
        assertThat(api.get("/api/jobs?subject=seq_7").each("state")).containsExactly("queued");
    }

    @Test
    void a_regeneration_is_a_job_that_can_be_cancelled_and_asked_for_again() {
        api.activeSequence("one", "signed_up");
        var email = api.get("/api/sequences/one/emails").each("id").getFirst();
        assertThat(
                        api.post(
                                        "/api/emails/" + email + "/regenerate",
                                        Map.of("instruction", "shorter"))
                                .status())
                .isEqualTo(200);
        var listed = api.get("/api/jobs?subject=" + email);
        assertThat(listed.each("kind")).containsExactly("email.regenerate");
        var id = listed.each("id").getFirst();
        assertThat(api.get("/api/jobs/" + id).text("state")).isEqualTo("queued");
        assertThat(api.post("/api/jobs/" + id + "/retry").status()).isEqualTo(412);

        var cancelled = api.post("/api/jobs/" + id + "/cancel");
        assertThat(cancelled.text("state")).isEqualTo("cancelled");
        assertThat(api.post("/api/jobs/" + id + "/cancel").status()).isEqualTo(200);
        var again = api.post("/api/jobs/" + id + "/retry");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("state")).isEqualTo("queued");
        assertThat(api.get("/api/emails/" + email).text("generation")).isEqualTo("running");
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused() {
        assertThat(api.get("/api/jobs/" + UNKNOWN).status()).isEqualTo(404);
        assertThat(api.get("/api/jobs/nonsense").status()).isEqualTo(404);
        assertThat(api.post("/api/jobs/" + UNKNOWN + "/cancel").status()).isEqualTo(404);
        assertThat(api.post("/api/jobs/" + UNKNOWN + "/retry").status()).isEqualTo(404);
        assertThat(api.get("/api/jobs/batches/" + JobIds.ofBatch(new UUID(1, 1))).status())
                .isEqualTo(404);
        assertThat(api.post("/api/jobs/batches/nonsense/cancel").status()).isEqualTo(404);
        assertThat(api.get("/api/jobs?batchId=nonsense").issues())
                .containsExactly("batchId: unknown (expected: a batch's id, bat_…)");
        assertThat(api.get("/api/jobs?state=lost").status()).isEqualTo(400);
        assertThat(api.get("/api/jobs?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void another_workspaces_jobs_are_not_seen() {
        var other = JobIds.ofJob(UUID.fromString("00000000-0000-0000-0000-0000000000ff"));

        assertThat(api.get("/api/jobs/" + other).status()).isEqualTo(404);
        assertThat(api.post("/api/jobs/" + other + "/cancel").status()).isEqualTo(404);
        assertThat(api.get("/api/jobs?subject=eml_other").each("id")).isEmpty();
    }
}
