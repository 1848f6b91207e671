package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The commands beside a server that runs.
class BesideAServerTest {

    private static final String KEY = SharedDirectory.KEY;

    private static final Path DIRECTORY = SharedDirectory.path();
    private static Espalier server;
    private static String url;

    @BeforeAll
    static void start() {
        server =
                Espalier.start(
                        DIRECTORY,
                        Map.of("ESPALIER_HTTP_PORT", "0", "ESPALIER_API_KEY", KEY),
                        "serve");
        url = server.awaitLine("ready ");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Espalier.Result espalier(String key, String... arguments) {
        return Espalier.run(
                DIRECTORY, Map.of("ESPALIER_URL", url, "ESPALIER_API_KEY", key), arguments);
    }

    @Test
    void a_file_goes_in_and_the_refused_rows_come_out_with_their_reasons() throws IOException {
        Files.writeString(
                DIRECTORY.resolve("people.csv"),
                """
                email,timezone,plan
                ada@example.com,Europe/London,pro
                not an address,,free
                ADA@example.com,,free
                noor@example.com,Mars/Olympus,free
                "mal@example.com\r\nBcc: x@example.com",,free
                """);

        var first = espalier(KEY, "import", "people.csv");
        var second = espalier(KEY, "import", "people.csv", "--strict");

        assertThat(first.code()).isZero();
        assertThat(first.out())
                .isEqualTo(
                        """
                               5 rows
                               2 usable: 2 created, 0 updated, 0 unchanged
                               1 repeats of an address further up
                               2 broken, written with reasons to people.refused.csv
                               1 unknown time zones, left empty (lines 5)
                        """);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.out()).contains("2 usable: 0 created, 0 updated, 2 unchanged");
        assertThat(Files.readString(DIRECTORY.resolve("people.refused.csv")))
                .startsWith(
                        "email,timezone,plan,refused_line,refused_reason\r\nnot an address,,free,3,")
                .contains("\"mal@example.com\r\nBcc: x@example.com\",,free,6,");
    }

    @Test
    void whoever_is_invited_is_seen_until_they_come_in_or_are_withdrawn() {
        var link = espalier(KEY, "people", "invite", "bea@people.test", "--role", "viewer");
        var seen = espalier(KEY, "people", "invitations");
        var withdrawn = espalier(KEY, "people", "withdraw", "bea@people.test");
        var after = espalier(KEY, "people", "invitations");
        var again = espalier(KEY, "people", "withdraw", "bea@people.test");

        assertThat(link.out()).startsWith(url);
        assertThat(seen.out()).contains("EXPIRES").contains("bea@people.test  viewer");
        assertThat(withdrawn.out()).contains("can no longer be used");
        assertThat(after.out()).doesNotContain("bea@people.test");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .contains("\"bea@people.test\" (expected: as `people invitations` shows them)");
    }

    @Test
    void suppressions_go_in_and_come_out_as_files() throws IOException {
        Files.writeString(
                DIRECTORY.resolve("off.csv"),
                "email,reason,detail\nGone@off.test,bounced,550\nnobody,,\nleft@off.test,,\n");

        var first = espalier(KEY, "suppressions", "import", "off.csv");
        var second = espalier(KEY, "suppressions", "import", "off.csv");
        var out = espalier(KEY, "suppressions", "export", "all.csv");

        assertThat(first.out())
                .isEqualTo(
                        "3 rows: 2 added, 0 there already, 0 repeats, 1 refused, written with reasons to off.refused.csv\n");
        assertThat(second.out()).contains("0 added, 2 there already");
        assertThat(Files.readString(DIRECTORY.resolve("off.refused.csv"))).contains("nobody,,,3,");
        assertThat(out.out()).matches("[0-9]+ addresses written to all.csv\n");
        assertThat(Files.readString(DIRECTORY.resolve("all.csv")))
                .startsWith("email,reason,detail,created_at\r\n")
                .contains("\ngone@off.test,bounced,550,", "\nleft@off.test,manual,,");
    }

    @Test
    void a_new_signing_key_is_made() {
        assertThat(espalier(KEY, "installation", "rotate-keys").out())
                .matches("[0-9]+ keys; the newest signs from .*Z\n");
    }

    @Test
    void a_wrong_key_is_told_as_such() throws IOException {
        Files.writeString(DIRECTORY.resolve("one.csv"), "email\nada@example.com\n");

        var result = espalier("esp_not-a-key-of-this-server", "import", "one.csv");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        "espalier: ESPALIER_API_KEY: unknown or revoked (expected: a key of the server at "
                                + url
                                + ")\n");
    }

    @Test
    void keys_of_a_running_server_are_made_listed_and_revoked() {
        var made = espalier(KEY, "keys", "create", "--name", "ci", "--scope", "read,ingest");
        var key = made.out().strip();
        var listed = espalier(KEY, "keys", "list").out();
        var id =
                listed.lines()
                        .filter(line -> line.contains(" ci "))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst()
                        .orElseThrow();

        assertThat(new Remote(url, key).get("/contacts").path("data").isArray()).isTrue();
        assertThat(espalier(KEY, "keys", "revoke", id).code()).isZero();
        assertThat(espalier(key, "keys", "list").err()).contains("unknown or revoked");
        assertThat(espalier(KEY, "keys", "revoke", "key_none").err())
                .isEqualTo("espalier: no key \"key_none\"\n");
    }

    @Test
    void the_doctor_finds_the_running_server() {
        var result =
                Espalier.run(
                        DIRECTORY,
                        Map.of("ESPALIER_HTTP_PORT", url.substring(url.lastIndexOf(':') + 1)),
                        "doctor");

        assertThat(result.out())
                .contains(
                        ": a server runs there", "embedded, in the hands of the server that runs");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_second_server_never_runs_on_one_directory() {
        var second = Espalier.run(DIRECTORY, Map.of("ESPALIER_HTTP_PORT", "0"), "serve");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("in use");
    }
}
