package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.trpc.TrpcLimits;
import dev.espalier.refusal.Refused;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrpcAccessTest extends TrpcTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean isRevoked;
    private volatile boolean isDown;

    @Override
    Authenticator keys() {
        return this::authenticate;
    }

    @Override
    HttpConfig config() {
        var limits = new TrpcLimits(100, 10, Duration.ofMillis(50), 500);
        return new HttpConfig("127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of(), limits);
    }

    private Caller authenticate(String key) {
        asked.incrementAndGet();
        if (isDown) {
            throw new Unavailable("no database", new IOException("connection refused"));
        }
        if (isRevoked) {
            throw new Refused.Unauthenticated("unknown key");
        }
        return KEYS.authenticate(key);
    }

    @Test
    void a_request_is_authenticated_once_and_only_when_a_call_needs_it() {
        query("trees.list,trees.all,trees.list?batch=1", "{}");
        assertThat(asked).hasValue(1);

        query("health,nowhere?batch=1", "{}");
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_database_that_cannot_be_reached_fails_the_request_as_one() {
        isDown = true;

        var response = query("trees.list,health?batch=1", "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(word(error(response))).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(response.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void a_subscription_ends_when_its_key_is_revoked() throws Exception {
        var events =
                client.send(
                        authorised("/trpc/count?input=" + encode("{\"upTo\":0,\"then\":\"hold\"}"))
                                .build(),
                        BodyHandlers.ofLines());
        var lines = events.body().iterator();
        // It was let in.
        while (!lines.next().equals("event: ping")) {}
        isRevoked = true;
        var rest = new ArrayList<String>();
        lines.forEachRemaining(rest::add);

        assertThat(rest)
                .contains("event: serialized-error")
                .anyMatch(line -> line.contains("UNAUTHORIZED"));
    }
}
