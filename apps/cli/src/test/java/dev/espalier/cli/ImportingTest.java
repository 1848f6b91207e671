package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Imports that are cut off, by whatever.
class ImportingTest {

    private static final String KEY = SharedDirectory.KEY;
    private static final Path DIRECTORY = SharedDirectory.path();
    private static final Pattern ROWS = Pattern.compile("\"rows\":([0-9]+)");

    /// Of the usual file: every thousandth cannot be used, and the last one is the first once more.
    private static final int PEOPLE = 20_000;

    private static final int BROKEN = PEOPLE / 1_000;

    private static Espalier server;
    private static String url;

    @BeforeAll
    static void start() {
        server = started("0");
        url = server.awaitLine("ready ");
    }

    private static Espalier started(String port) {
        return Espalier.start(
                DIRECTORY, Map.of("ESPALIER_HTTP_PORT", port, "ESPALIER_API_KEY", KEY), "serve");
    }

    /// At the address that it had.
    private static void serveAgain() {
        server = started(url.substring(url.lastIndexOf(':') + 1));
        server.awaitLine("ready ");
    }

    /// Ends it as a power cut does, and starts it at the same address.
    private static void restart() {
        kill();
        serveAgain();
    }

    private static void kill() {
        server.kill();
        server.exitCode();
    }

    @AfterAll
    static void stop() {
        server.terminate();
        server.exitCode();
    }

    private static Espalier importing(String file, String... more) {
        var arguments = new String[more.length + 2];
        arguments[0] = "import";
        arguments[1] = file;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return espalier(arguments);
    }

    private static Espalier espalier(String... arguments) {
        return Espalier.start(
                DIRECTORY, Map.of("ESPALIER_URL", url, "ESPALIER_API_KEY", KEY), arguments);
    }

    private static Path people(String name) throws IOException {
        var csv = new StringBuilder("email,number,note\n");
        for (int i = 0; i < PEOPLE; i++) {
            var address = i % 1_000 == 999 ? "nobody" + i : i + "@" + name + ".example";
            csv.append(address).append(',').append(i).append(",\"a note\nof two lines\"\n");
        }
        csv.append("0@").append(name).append(".example,again,\n");
        return Files.writeString(DIRECTORY.resolve(name + ".csv"), csv);
    }

    private static Path position(String name) {
        return DIRECTORY.resolve(name + ".importing");
    }

    /// Of the file that are done with; 0 while nothing is known.
    private static long done(String name) {
        try {
            var rows = ROWS.matcher(Files.readString(position(name)));
            return rows.results()
                    .mapToLong(one -> Long.parseLong(one.group(1)))
                    .reduce(0, (_, later) -> later);
        } catch (IOException none) {
            return 0;
        }
    }

    private static void allIsIn(String name, String out) throws IOException {
        assertThat(out)
                .contains(
                        "%8d rows\n%8d usable: ".formatted(PEOPLE + 1, PEOPLE - BROKEN),
                        "       1 repeats of an address further up\n",
                        "%8d broken, written with reasons to %s.refused.csv\n"
                                .formatted(BROKEN, name));
        var refused = Files.readString(DIRECTORY.resolve(name + ".refused.csv"));
        assertThat(refused).startsWith("email,number,note,refused_line,refused_reason\r\n");
        for (int i = 999; i < PEOPLE; i += 1_000) {
            var row = "nobody%d,%d,\"a note\nof two lines\",%d,".formatted(i, i, 2 + 2 * i);
            assertThat(refused).containsOnlyOnce(row);
        }
        assertThat(position(name)).doesNotExist();
        var remote = new Remote(url, KEY);
        for (int i = 0; i < PEOPLE; i += 2_500) {
            var found =
                    remote.get("/contacts?email=" + i + "@" + name + ".example")
                            .path("data")
                            .path(0);
            assertThat(found.path("properties").path("number").asString())
                    .isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void an_import_that_is_killed_goes_on_where_it_was() throws IOException {
        people("killed");
        try (var first = importing("killed.csv")) {
            Espalier.await(() -> done("killed") > 0);
            first.kill();
        }
        long before = done("killed");
        assertThat(before).isBetween(1L, PEOPLE - 1L);

        try (var second = importing("killed.csv")) {
            assertThat(second.exitCode()).isZero();
            assertThat(second.err())
                    .isEqualTo(
                            "espalier: going on after %,d rows of killed.csv, where it broke off (--restart begins anew)\n"
                                    .formatted(before));
            allIsIn("killed", second.out());
        }
    }

    @Test
    void a_server_that_stays_away_is_told_with_what_to_type_and_one_that_comes_back_is_waited_for()
            throws IOException {
        people("away");
        try (var first = importing("away.csv", "--patience", "0")) {
            Espalier.await(() -> done("away") > 0);
            kill();

            assertThat(first.exitCode()).isEqualTo(4);
            assertThat(first.out()).isEmpty();
            assertThat(first.err())
                    .startsWith("espalier: " + url + ": cannot be reached: ")
                    .endsWith(
                            "; broken off after %,d rows of away.csv (expected: a server that answers within 0 s); to go on: espalier import away.csv\n"
                                    .formatted(done("away")));
        }
        long before = done("away");
        serveAgain();
        try (var second = importing("away.csv")) {
            Espalier.await(() -> done("away") > before);
            restart();

            assertThat(second.exitCode()).isZero();
            assertThat(second.err())
                    .startsWith("espalier: going on after %,d rows of ".formatted(before))
                    .contains(" rows are done, trying again in 1 s\n");
            allIsIn("away", second.out());
        }
    }

    @Test
    void what_is_not_as_it_was_is_told_and_the_import_begins_anew() throws IOException {
        var file = DIRECTORY.resolve("changed.csv");
        Files.writeString(file, "email\nada@changed.example\nnoor@changed.example\nnobody\n");
        var terminal = new Terminal(url, KEY);
        var kept =
                "{\"process\": 1, \"position\": {\"target\": {\"kind\": \"CONTACTS\", \"file\": \"changed.csv\","
                        + " \"fingerprint\": \"%s\", \"server\": \"%s\", \"key\": \"%s\"}, \"rows\": 2,"
                        + " \"created\": 2, \"updated\": 0, \"unchanged\": 0, \"repeats\": 0, \"refused\": 0,"
                        + " \"warned\": 0, \"warnings\": [], \"refusedBytes\": %d, \"last\": \"%s\"}}\n";
        var same = sha256(Files.readAllBytes(file));
        var mark = sha256(KEY.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        assertThat(terminal.run("import", file.toString()).err()).isEmpty();

        assertThat(begun(terminal, file, kept.formatted("ab".repeat(32), url, mark, 0, "")))
                .contains(
                        "changed.csv is not as it was when its import broke off after 2 rows; beginning anew");
        assertThat(begun(terminal, file, kept.formatted(same, url, "00000000", 0, "")))
                .contains("by another key or address; beginning anew");
        assertThat(begun(terminal, file, kept.formatted(same, url, mark, 1_000, "")))
                .contains("changed.refused.csv is not as it was when the import broke off");
        assertThat(begun(terminal, file, kept.formatted(same, url, mark, 0, "x@gone.example")))
                .contains("x@gone.example, which the import had brought in");
        assertThat(
                        begun(
                                terminal,
                                file,
                                kept.formatted(same, url, mark, 0, "")
                                        .replace("CONTACTS", "SUPPRESSIONS")))
                .contains("broke off after 2 rows, as one of suppressions; beginning anew");
        assertThat(begun(terminal, file, "{\"rows\": ")).isEmpty();
        assertThat(begun(terminal, file, kept.formatted(same, url, mark, 0, ""), "--restart"))
                .isEmpty();
        Files.writeString(
                position("changed"), kept.formatted(same, url, mark, 0, "Noor@changed.example"));
        var resumed = terminal.run("import", file.toString());
        assertThat(resumed.err()).contains("going on after 2 rows of ");
        assertThat(resumed.out()).contains("2 usable: 2 created, 0 updated, 0 unchanged");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// What is said when an import that begins at the first row meets this position.
    private static String begun(Terminal terminal, Path file, String kept, String... more)
            throws IOException {
        Files.writeString(position("changed"), kept);
        var arguments = new String[more.length + 2];
        arguments[0] = "import";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);

        var result = terminal.run(arguments);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("3 rows", "2 usable: 0 created, 0 updated, 2 unchanged");
        assertThat(position("changed")).doesNotExist();
        return result.err();
    }

    @Test
    void a_second_import_of_a_file_is_refused_until_the_first_one_ends_even_by_a_kill()
            throws IOException {
        people("held");
        String[] command = {"suppressions", "import", "held.csv"};
        try (var first = espalier(command)) {
            Espalier.await(() -> done("held") > 0);
            first.freeze();

            try (var second = espalier(command)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.err())
                        .isEqualTo(
                                "espalier: held.csv: process %d has held.importing, as an import under way does (expected: one import at a time of a file, and of what goes to one file of refused rows); wait for it, or end it: the same command then goes on where it was\n"
                                        .formatted(first.pid()));
            }
            first.kill();
        }
        long before = done("held");
        assertThat(before).isBetween(1L, PEOPLE - 1L);
        try (var third = espalier(command)) {
            assertThat(third.exitCode()).isZero();
            assertThat(third.err())
                    .startsWith("espalier: going on after %,d rows of ".formatted(before));
            assertThat(third.out())
                    .matches(
                            "%d rows: [0-9]+ added, [0-9]+ there already, 1 repeats, %d refused, written with reasons to held.refused.csv\n"
                                    .formatted(PEOPLE + 1, BROKEN));
        }
        var remote = new Remote(url, KEY);
        for (int i = 0; i < PEOPLE; i += 5_000) {
            assertThat(remote.get("/suppressions/" + i + "@held.example").path("reason").asString())
                    .isEqualTo("manual");
        }
        assertThat(position("held")).doesNotExist();
    }

    @Test
    void two_files_that_share_their_refused_rows_are_kept_apart() throws IOException {
        people("one");
        people("other");
        String[] first = {"suppressions", "import", "one.csv", "--refused", "bad.csv"};
        String[] second = {"suppressions", "import", "other.csv", "--refused", "bad.csv"};
        try (var one = espalier(first)) {
            Espalier.await(() -> done("bad.csv") > 0);
            one.freeze();

            try (var other = espalier(second)) {
                assertThat(other.exitCode()).isEqualTo(1);
                assertThat(other.err())
                        .startsWith(
                                "espalier: other.csv: process %d has bad.csv.importing"
                                        .formatted(one.pid()));
            }
            one.kill();
        }
        try (var other = espalier(second)) {
            assertThat(other.exitCode()).isZero();
            assertThat(other.err())
                    .startsWith("espalier: bad.csv has the refused rows of ")
                    .contains("one.csv, whose import broke off after ", "beginning anew");
            assertThat(other.out()).contains("%d refused".formatted(BROKEN));
        }
        assertThat(position("bad.csv")).doesNotExist();
    }

    @Test
    void where_no_position_can_be_kept_the_import_goes_in_all_the_same() throws IOException {
        Files.writeString(DIRECTORY.resolve("kept.csv"), "email\nada@kept.example\n");
        Files.createDirectories(position("kept").resolve("in-the-way"));

        var result = new Terminal(url, KEY).run("import", DIRECTORY.resolve("kept.csv").toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1 usable: 1 created");
        assertThat(result.err()).contains("kept.importing: cannot be written (", "it begins anew");
    }
}
