package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.access.Role;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.trpc.TrpcLimits;
import dev.espalier.refusal.Refused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who comes with a cookie, and from where.
class SessionAccessTest extends TrpcTest {

    private volatile boolean isSignedOut;

    @Override
    HttpConfig config() {
        return new HttpConfig(
                        "127.0.0.1",
                        0,
                        HttpConfig.Limits.usual(),
                        Set.of(),
                        new TrpcLimits(100, 10, Duration.ofMillis(50), 500))
                .reachedAt(Optional.of(URI.create("http://mail.example")));
    }

    @Override
    Authenticator keys() {
        return new Authenticator() {
            @Override
            public Caller authenticate(String key) {
                return KEYS.authenticate(key);
            }

            @Override
            public Caller session(String secret) {
                if (isSignedOut || !secret.equals("ada")) {
                    throw new Refused.Unauthenticated("the session has ended");
                }
                return new Caller(1, "person_1", Role.REVIEWER.scopes());
            }
        };
    }

    private HttpRequest.Builder withCookie(String path) {
        return to(path).header("cookie", "theme=dark; espalier_session=ada");
    }

    private HttpResponse<String> made(HttpRequest.Builder request) {
        return send(
                request.header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"oak\"}")));
    }

    private String own() {
        return "http://127.0.0.1:" + server.port();
    }

    @Test
    void a_session_reads_and_a_role_that_may_not_write_is_refused() {
        assertThat(send(withCookie("/api/trees")).statusCode()).isEqualTo(200);

        var refused = made(withCookie("/api/trees").header("origin", own()));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("needs the scope full");
    }

    @Test
    void an_ended_session_and_none_are_told_alike_for_programs() {
        isSignedOut = true;

        assertThat(send(withCookie("/api/trees")).statusCode()).isEqualTo(401);
        assertThat(send(to("/api/trees")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_rules_over_a_cookie() {
        isSignedOut = true;

        assertThat(
                        made(withCookie("/api/trees").header("authorization", "Bearer " + FULL))
                                .statusCode())
                .isNotIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "origin,OWN,403 needs the scope",
        "origin,http://mail.example,403 needs the scope",
        "origin,http://mail.example:81,403 asked from http://mail.example:81",
        "origin,https://evil.example,403 asked from https://evil.example",
        "origin,null,403 asked from null",
        "sec-fetch-site,same-origin,403 needs the scope",
        "sec-fetch-site,same-site,403 asked from same-site",
        "sec-fetch-site,cross-site,403 asked from cross-site",
        "sec-fetch-site,none,403 asked from none",
        "x-nothing,x,403 asked from an unnamed page",
    })
    void a_writing_request_with_a_cookie_says_that_a_page_of_this_server_asks(
            String header, String value, String expected) {
        var asked = value.equals("OWN") ? own() : value;

        var rest = made(withCookie("/api/trees").header(header, asked));
        var trpc = made(withCookie("/trpc/trees.plant").header(header, asked));

        assertThat(rest.statusCode()).isEqualTo(403);
        assertThat(rest.body()).contains(expected.substring(4));
        if (!expected.contains("scope")) {
            assertThat(trpc.statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"same-origin,needs the scope", "cross-site,asked from cross-site"})
    void a_page_that_tells_no_origin_is_known_by_what_the_browser_says(String site, String said) {
        var refused =
                made(
                        withCookie("/api/trees")
                                .header("origin", "null")
                                .header("sec-fetch-site", site));

        assertThat(refused.body()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void a_reading_request_of_another_page_is_refused_too(String site, int status) {
        assertThat(send(withCookie("/api/trees").header("sec-fetch-site", site)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void a_subscription_ends_when_its_session_does() throws Exception {
        var events =
                client.send(
                        withCookie("/trpc/count?input=" + encode("{\"upTo\":0,\"then\":\"hold\"}"))
                                .build(),
                        BodyHandlers.ofLines());
        assertThat(events.statusCode()).isEqualTo(200);

        isSignedOut = true;

        assertThat(String.join("\n", events.body().toList())).contains("UNAUTHORIZED");
    }
}
