package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstContactTest extends ServerTest {

    @Test
    void what_was_planted_can_be_fetched() {
        var planted = post("/api/trees", "{\"id\":\"a\",\"name\":\"Apple\"}");
        var fetched = get("/api/trees/a");

        assertThat(planted.statusCode()).isEqualTo(201);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body())
                .isEqualTo(planted.body())
                .isEqualTo(
                        "{\"id\":\"a\",\"name\":\"Apple\",\"status\":\"draft\",\"note\":null,\"plantedAt\":\"2026-05-06T12:00:00.000Z\"}");
    }
}
