package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final String KEY = "a-key-for-this-test";

    @TempDir Path directory;

    private Espalier.Result run(Map<String, String> environment, String... arguments) {
        return Espalier.run(directory, environment, arguments);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void isOneLine(Espalier.Result result, int code, String line) {
        assertThat(result.err()).isEqualTo(line + "\n");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void an_unknown_command_is_answered_with_what_was_meant() {
        isOneLine(
                run(Map.of(), "srve"),
                2,
                "espalier: Unmatched argument at index 0: 'srve', did you mean serve? (espalier --help tells more)");
    }

    @Test
    void no_command_is_a_usage_error() {
        isOneLine(
                run(Map.of()),
                2,
                "espalier: no command (expected: serve, demo, import, keys or doctor) (espalier --help tells more)");
    }

    @Test
    void help_and_version_are_results() {
        var help = run(Map.of(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("serve", "demo", "import", "keys", "doctor", "Exit codes");
        assertThat(run(Map.of(), "import", "--help").out()).contains("Examples:", "refused");
        assertThat(run(Map.of(), "--version").out()).startsWith("Espalier ");
    }

    @Test
    void settings_that_make_no_sense_start_nothing() {
        isOneLine(
                run(Map.of("ESPALIER_HTTP_PORT", "x"), "serve"),
                2,
                "espalier: ESPALIER_HTTP_PORT: x (expected: 0..65535)");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_a_usage_error() {
        isOneLine(
                run(Map.of("ESPALIER_API_KEY", KEY), "import", "none.csv"),
                2,
                "espalier: none.csv: no such file (expected: a CSV file of contacts)");
    }

    @Test
    void a_file_that_is_no_csv_of_contacts_is_refused_before_any_server_is_asked()
            throws IOException {
        Files.write(directory.resolve("x.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});

        isOneLine(
                run(Map.of(), "import", "x.png"),
                1,
                "espalier: x.png: header: no column email (expected: one)");
    }

    @Test
    void a_missing_key_and_a_wrong_address_are_told_apart_from_a_server_that_is_away()
            throws IOException {
        Files.writeString(directory.resolve("a.csv"), "email\nada@example.com\n");
        var url = "http://127.0.0.1:" + freePort();

        isOneLine(
                run(Map.of("ESPALIER_URL", url), "import", "a.csv"),
                2,
                "espalier: ESPALIER_API_KEY: not set (expected: a key of the server at "
                        + url
                        + ")");
        isOneLine(
                run(Map.of("ESPALIER_API_KEY", KEY), "import", "a.csv", "--url", "mail"),
                2,
                "espalier: url: mail (expected: http://host:port)");
        isOneLine(
                run(Map.of("ESPALIER_API_KEY", KEY, "ESPALIER_URL", url), "import", "a.csv"),
                1,
                "espalier: "
                        + url
                        + ": cannot be reached: connection refused (expected: a running server there)");
    }

    @Test
    void another_program_at_the_address_is_recognised_as_such() throws IOException {
        Files.writeString(directory.resolve("a.csv"), "email\nada@example.com\n");
        var other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        other.start();
        var url = "http://127.0.0.1:" + other.getAddress().getPort();
        try {
            isOneLine(
                    run(Map.of("ESPALIER_API_KEY", KEY), "import", "a.csv", "--url", url),
                    1,
                    "espalier: "
                            + url
                            + " answered 404 with no JSON (no content type): nothing (expected: the address of an Espalier server; a proxy before it may have answered)");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_directory_where_no_server_ever_ran_has_no_keys() {
        isOneLine(
                run(Map.of(), "keys", "list", "--data-dir", "."),
                1,
                "espalier: data-dir: "
                        + directory.resolve(".")
                        + " (expected: the data directory of a server that ran before)");
    }

    @Test
    void a_database_that_is_away_ends_a_start_with_a_clear_word() throws IOException {
        var result =
                run(
                        Map.of(
                                "ESPALIER_HTTP_PORT", "0",
                                "ESPALIER_DATABASE_START_WAIT", "200ms",
                                "ESPALIER_DATABASE_URL",
                                        "postgres://ada:secret@127.0.0.1:" + freePort() + "/esp"),
                        "serve");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "espalier: waiting for the database ada at postgresql://127.0.0.1:",
                        "(expected: a PostgreSQL that answers; ESPALIER_DATABASE_URL says where)")
                .doesNotContain("secret", "\tat ");
    }

    @Test
    void the_doctor_says_what_is_wrong_and_what_to_do() throws IOException {
        var result =
                run(
                        Map.of(
                                "ESPALIER_HTTP_PORT",
                                Integer.toString(freePort()),
                                "ESPALIER_MAIL_URL",
                                "smtp://127.0.0.1:" + freePort()),
                        "doctor");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("ok    data dir", "ok    database    embedded, made at the first start")
                .containsPattern("fail  relay +127.0.0.1:[0-9]+: .*refused.* \\(ESPALIER_MAIL_URL")
                .contains("warn  sender");
        assertThat(directory.resolve("data")).doesNotExist();
    }
}
