package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.postgres.DatabaseConfig;
import dev.espalier.postgres.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest extends ApiTest {

    @Override
    DatabaseConfig config() {
        var usual = database.config();
        return new DatabaseConfig(
                usual.jdbcUrl(), usual.user(), usual.password(), 8, Duration.ofSeconds(1));
    }

    @Test
    void while_the_database_is_away_everything_answers_503_and_afterwards_goes_on() {
        api.activeSequence("seq_away", "away_began");
        api.post("/api/contacts", Map.of("id", "con_away", "email", "away@example.com"));
        assertThat(api.get("/api/health").text("status")).isEqualTo("ok");

        try (var helper = TestDatabase.empty()) {
            String name = database.url().replaceAll(".*/([^?]+).*", "$1");
            helper.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            helper.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + name
                            + "'");

            for (var reply :
                    new ApiClient.Reply[] {
                        api.get("/api/contacts/con_away"),
                        api.post("/api/contacts", "{\"email\":\"late@example.com\"}"),
                        api.post(
                                "/api/events",
                                "{\"name\":\"away_began\",\"contactId\":\"con_away\"}"),
                        api.get("/api/health")
                    }) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(503);
                assertThat(reply.code()).isEqualTo("UNAVAILABLE");
            }

            helper.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        }

        await("it answers again", () -> api.get("/api/health").status() == 200);
        assertThat(api.get("/api/contacts?email=late@example.com").each("id")).isEmpty();
        api.post("/api/events", "{\"name\":\"away_began\",\"contactId\":\"con_away\"}");
        await(
                "the loops carry on",
                () -> api.get("/api/contacts/con_away/sends").each("status").contains("sent"));
    }
}
