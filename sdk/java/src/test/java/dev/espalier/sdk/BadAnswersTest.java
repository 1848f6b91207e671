package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whatever answers, or does not, becomes an error that a person can act on.
class BadAnswersTest {

    private static void fails(Espalier.Builder builder, ErrorCode code, String... told) {
        try (var espalier = builder.retries(0).build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> {
                                assertThat(failed).hasMessageContainingAll(told);
                                assertThat(failed.code()).isEqualTo(code);
                            });
        }
    }

    @Test
    void a_proxys_page_is_told_from_a_server() {
        var page = "<html>\n  <body>" + "Bad gateway ".repeat(100) + "</body></html>";
        try (var server = new Stub(Stub.answer(502, "text/html", page))) {
            fails(
                    server.client(),
                    ErrorCode.UNAVAILABLE,
                    "answered 502 with no JSON (text/html): \"<html> <body>Bad gateway Bad",
                    "a proxy before it may have answered");
        }
        try (var server = new Stub(Stub.answer(200, "text/html", page))) {
            fails(server.client(), ErrorCode.NOT_ESPALIER, "expected: the address of an Espalier");
        }
        try (var server = new Stub(Stub.answer(404, "text/plain", ""))) {
            fails(server.client(), ErrorCode.NOT_ESPALIER, "answered 404", "nothing");
        }
    }

    @Test
    void json_of_somebody_else_is_told_from_a_servers() {
        for (var body : new String[] {"{\"hello\":1}", "[]", "7", "{\"id\":{}", "null"}) {
            try (var server = new Stub(Stub.json(200, body))) {
                fails(server.client(), ErrorCode.NOT_ESPALIER, "answered 200");
            }
        }
    }

    @Test
    void a_redirect_is_not_followed_and_its_aim_is_told() {
        try (var server =
                new Stub(Stub.answer(301, "text/html", "", "location", "https://elsewhere/"))) {
            fails(server.client(), ErrorCode.NOT_ESPALIER, "a redirect to https://elsewhere/");
        }
    }

    @Test
    void an_answer_that_is_too_long_is_not_taken() {
        try (var server = new Stub(Stub.json(200, " ".repeat(10_000_000) + Stub.CONTACT))) {
            fails(
                    server.client().maxAnswerBytes(1_000_000),
                    ErrorCode.ANSWER_TOO_LARGE,
                    "an answer of more than 1000000 bytes (expected: at most that; see limit of a list, or maxAnswerBytes)");
            try (var patient = server.client().build()) {
                assertThat(patient.contacts().get("con_1").id()).isEqualTo("con_1");
            }
        }
    }

    private static void hangUp(ServerSocket socket) {
        try {
            socket.accept().close();
        } catch (IOException closed) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void a_server_that_hangs_up_at_once_may_speak_https() throws IOException {
        try (var socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        while (!socket.isClosed()) {
                            hangUp(socket);
                        }
                    });
            fails(
                    Espalier.builder()
                            .apiKey("esp_12345678")
                            .baseUrl("http://127.0.0.1:" + socket.getLocalPort())
                            .retries(0),
                    ErrorCode.UNREACHABLE,
                    "(expected: a running server there; https where the server speaks that)");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_with_its_address() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var url = "http://127.0.0.1:" + port;
        fails(
                Espalier.builder().apiKey("esp_12345678").baseUrl(url),
                ErrorCode.UNREACHABLE,
                url + ": cannot be reached: connection refused (expected: a running server there)");
        fails(
                Espalier.builder().apiKey("esp_12345678").baseUrl("http://no.such.host.invalid"),
                ErrorCode.UNREACHABLE,
                "no host of this name");
    }

    @Test
    void an_address_or_a_key_that_cannot_be_one_makes_no_client() {
        for (var url :
                new String[] {"", "mail.example.com", "ftp://x", "http://", "http://u:p@h"}) {
            assertThatThrownBy(() -> Espalier.builder().apiKey("esp_12345678").baseUrl(url).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("baseUrl: " + url);
        }
        for (var key : new String[] {"", "short", "with\nbreak-in-it", "köy-köy-köy"}) {
            assertThatThrownBy(() -> Espalier.builder().apiKey(key).build())
                    .hasMessageStartingWith("apiKey: ")
                    .hasMessageNotContaining("short")
                    .hasMessageNotContaining("break");
        }
    }

    @Test
    void an_address_may_end_as_people_end_them() {
        for (var end : new String[] {"", "/", "/api", "/api/"}) {
            try (var server = new Stub(Stub.json(200, Stub.CONTACT));
                    var espalier = server.client().baseUrl(server.url() + end).build()) {
                espalier.contacts().get("con_1");
                assertThat(server.got.getFirst().target()).isEqualTo("/api/contacts/con_1");
            }
        }
    }

    @Test
    void an_id_may_hold_anything_and_stays_one_segment() {
        try (var server = new Stub(Stub.json(200, Stub.CONTACT));
                var espalier = server.client().build()) {
            espalier.contacts().get("a/b?c#d%2F é🌳");
            espalier.contacts().get("..");

            assertThat(server.got)
                    .extracting(Stub.Got::target)
                    .containsExactly(
                            "/api/contacts/a%2Fb%3Fc%23d%252F%20%C3%A9%F0%9F%8C%B3",
                            "/api/contacts/%2E%2E");
            assertThatThrownBy(() -> espalier.contacts().get(""))
                    .hasMessage("id: \"\" (expected: 1 or more characters)");
            assertThatThrownBy(() -> espalier.contacts().get("\ud800"))
                    .hasMessageContaining("half a surrogate pair");
            assertThat(server.got).hasSize(2);
        }
    }

    @Test
    void what_a_newer_server_says_beyond_is_passed_over() {
        var newer =
                "{\"id\":\"snd_1\",\"sequenceId\":\"s\",\"contactId\":\"c\",\"templateId\":null,\"emailId\":\"e\",\"step\":\"x\",\"status\":\"teleported\",\"attempts\":1,\"createdAt\":\"2026-01-01T00:00:00.000Z\",\"sentAt\":null,\"detail\":\"\",\"inDoubtSince\":null,\"mood\":{\"a\":[1]}}";
        try (var server = new Stub(Stub.json(200, newer), Stub.error(418, "TEAPOT"));
                var espalier = server.client().build()) {
            assertThat(espalier.sends().get("snd_1").status()).isEqualTo(SendStatus.UNKNOWN);
            assertThatThrownBy(() -> espalier.sends().get("snd_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.UNKNOWN));
        }
    }

    @Test
    void every_fault_of_an_input_is_told() {
        var refusal =
                "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"m\",\"issues\":[{\"path\":\"email\",\"message\":\"a\"},{\"path\":\"definition.steps[0]\",\"line\":3,\"message\":\"b\"}]}}";
        try (var server = new Stub(Stub.json(400, refusal));
                var espalier = server.client().build()) {
            var update = ContactUpdate.empty().properties(Map.of("a", 1));
            assertThatThrownBy(() -> espalier.contacts().update("con_1", update))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed ->
                                    assertThat(failed.issues())
                                            .extracting(Issue::toString)
                                            .containsExactly(
                                                    "email: a", "definition.steps[0]: b (line 3)"));
        }
    }
}
