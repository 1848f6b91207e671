package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a node tidies when it starts, and every minute from then on.
class HousekeepingTest extends ApiTest {

    @Test
    void old_answers_and_nodes_that_were_long_silent_are_forgotten() {
        database.execute(
                """
                INSERT INTO node (id, name, started_at, heartbeat_at)
                VALUES (gen_random_uuid(), 'silent', now() - interval '3 hours', now() - interval '2 hours'),
                       (gen_random_uuid(), 'late', now() - interval '3 hours', now() - interval '1 minute');
                INSERT INTO replay (workspace_id, key, request_hash, created_at)
                VALUES (1, 'old', '', now() - interval '25 hours'), (1, 'young', '', now() - interval '23 hours')
                """);

        ApiServer.on(config(), patience()).close();

        assertThat(
                        database.one(
                                "SELECT string_agg(name, ',') FROM node WHERE name IN ('silent', 'late')"))
                .isEqualTo("late");
        assertThat(database.one("SELECT string_agg(key, ',') FROM replay")).isEqualTo("young");
    }
}
