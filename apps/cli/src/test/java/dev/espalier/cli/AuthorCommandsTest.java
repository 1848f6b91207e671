package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sdk.NewContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What authors type, beside a server that runs.
class AuthorCommandsTest {

    private static final String KEY = SharedDirectory.KEY;
    private static final Path EXAMPLE =
            Path.of("..", "..", "examples", "sequences-as-code").toAbsolutePath().normalize();

    private static Espalier server;
    private static Terminal terminal;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        server =
                Espalier.start(
                        SharedDirectory.path(),
                        Map.of("ESPALIER_HTTP_PORT", "0", "ESPALIER_API_KEY", KEY),
                        "serve");
        terminal = new Terminal(server.awaitLine("ready "), KEY);
        try (var espalier = client()) {
            espalier.contacts()
                    .upsert(
                            NewContact.of("grace@example.com")
                                    .id("con_grace")
                                    .timezone("Europe/London"));
        }
    }

    private static dev.espalier.sdk.Espalier client() {
        return dev.espalier.sdk.Espalier.builder().baseUrl(terminal.url()).apiKey(KEY).build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ok(String... arguments) {
        var result = terminal.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void the_example_is_planned_applied_and_then_leaves_nothing_to_do() {
        try (var espalier = client()) {
            // Whatever another test of this class left of it.
            espalier.sequences().list().stream()
                    .filter(one -> one.id().equals("seq_first_weeks"))
                    .forEach(one -> espalier.sequences().delete(one.id()));
            espalier.templates().list().stream()
                    .filter(one -> one.id().startsWith("tmpl_code_"))
                    .forEach(one -> espalier.templates().delete(one.id()));
        }
        var planned = ok("plan", EXAMPLE.toString());
        assertThat(planned)
                .contains(
                        "+ template tmpl_code_welcome",
                        "+ sequence seq_first_weeks",
                        "3 to create, 0 to change, 0 to delete, 0 unchanged");

        assertThat(ok("apply", EXAMPLE.toString(), "--plan", mark(planned))).isEqualTo(planned);
        assertThat(terminal.run("plan", EXAMPLE.toString(), "--detailed").code()).isZero();
        assertThat(ok("apply", EXAMPLE.toString()))
                .contains("0 to create, 0 to change, 0 to delete, 3 unchanged");
        assertThat(terminal.run("apply", EXAMPLE.toString(), "--plan", mark(planned)).err())
                .startsWith("espalier: --plan: " + mark(planned) + " (expected: ");
        assertThat(ok("sequences", "approve", "seq_first_weeks"))
                .isEqualTo("seq_first_weeks is active\n");
        assertThat(ok("sequences", "pause", "seq_first_weeks"))
                .isEqualTo("seq_first_weeks is paused\n");
        assertThat(ok("sequences", "resume", "seq_first_weeks", "--json"))
                .contains("\"status\":\"active\"");
        assertThat(ok("sequences", "get", "seq_first_weeks"))
                .containsPattern("welcome +approved +eml_");
    }

    private static String mark(String plan) {
        var matcher = Pattern.compile("plan ([0-9a-f]{12}):").matcher(plan);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_change_is_shown_line_by_line_with_what_happens_to_the_people_inside()
            throws IOException {
        var steps = "steps:\n  - {type: delay, duration: 9d}\n  - {type: exit}\n";
        write("sequences/seq_inside.yaml", "name: Inside\n" + steps);
        ok("apply", folder.toString(), "--approve");
        try (var espalier = client()) {
            espalier.sequences().enrol("seq_inside", "con_grace");
        }
        write("sequences/seq_inside.yaml", "name: Inside\n" + steps.replace("9d", "8d"));

        var staying = terminal.run("plan", folder.toString(), "--detailed");
        write(
                "sequences/seq_inside.yaml",
                "name: Inside\npeople: migrate\n" + steps.replace("9d", "8d"));
        var moving = ok("apply", folder.toString());

        assertThat(staying.code()).isEqualTo(3);
        assertThat(staying.out())
                .contains(
                        "~ sequence seq_inside",
                        "    1 inside stay on version 1",
                        "      -  - {type: delay, duration: 9d}",
                        "      +  - {type: delay, duration: 8d}");
        assertThat(moving).contains("1 inside move to the new version");
        assertThat(ok("plan", folder.toString())).contains("1 unchanged");
        assertThat(ok("sequences", "status", "seq_inside")).contains("       1 active, 0 of them");
        assertThat(ok("sequences", "cancel", "seq_inside")).contains("is cancelled");
    }

    @Test
    void five_faults_of_one_file_are_all_told_with_file_line_and_path() throws IOException {
        write(
                "sequences/seq_faulty.yaml",
                """
                name: Faulty
                people: leave
                steps:
                  - {type: email, key: welcome, templateId: tmpl_nowhere, delay: 2 days}
                  - type: condition
                    if: {property: contact.properties.plan, operator: equal, value: pro}
                    then: exit
                  - {type: wait, event: order_placed}
                schedule: {from: "09:00", to: "09:00"}
                """);

        var result = terminal.run("plan", folder.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        var file = "espalier: sequences/seq_faulty.yaml:";
        assertThat(result.err().lines())
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + "2: people: \"leave\""),
                        line -> assertThat(line).startsWith(file + "4: steps[0].delay: \"2 days\""),
                        line -> assertThat(line).startsWith(file + "6: steps[1].if.operator: "),
                        line -> assertThat(line).startsWith(file + "8: steps[2].timeout: missing"),
                        line -> assertThat(line).startsWith(file + "9: schedule.to: "));
    }

    @Test
    void a_template_that_nobody_has_and_templates_without_a_body_are_faults() throws IOException {
        write("templates/tmpl_x.yaml", "subject: X\nsubjekt: Y\n");
        assertThat(terminal.run("apply", folder.toString()).err())
                .contains(
                        "espalier: templates/tmpl_x.yaml:2: subjekt: unknown",
                        "espalier: templates/tmpl_x.yaml: 0 bodies");
        Files.delete(folder.resolve("templates/tmpl_x.yaml"));
        write("sequences/seq_y.yaml", "steps:\n  - send: tmpl_nowhere\n");

        assertThat(terminal.run("plan", folder.toString()).err())
                .isEqualTo(
                        "espalier: sequences/seq_y.yaml:2: steps[0].send: \"tmpl_nowhere\" (expected: an existing template)\n");
    }

    @Test
    void what_the_folder_lacks_is_deleted_only_when_that_is_asked_for() throws IOException {
        write("sequences/seq_kept.yaml", "steps: [{type: exit}]\n");
        write("templates/tmpl_pruned.yaml", "subject: S\nmarkdown: M\n");
        ok("apply", folder.toString());
        Files.delete(folder.resolve("templates/tmpl_pruned.yaml"));

        assertThat(ok("plan", folder.toString())).contains("0 to delete");
        assertThat(ok("plan", folder.toString(), "--prune"))
                .contains("- template tmpl_pruned")
                .doesNotContain("- sequence seq_kept");
    }

    @Test
    void a_dry_run_is_a_table_with_the_times_of_the_contact() throws IOException {
        write(
                "sequences/seq_dry.yaml",
                """
                steps:
                  - {type: email, key: hello, subject: Hello there, body: Text.}
                  - {type: delay, key: wait, duration: 1d}
                  - {if: {email: hello, did: opened}, key: asks, then: exit}
                  - {type: email, key: again, subject: Once more, body: Text.}
                """);
        ok("apply", folder.toString());

        var table = ok("dry-run", "seq_dry", "grace@example.com");
        var opened = ok("dry-run", "seq_dry", "con_grace", "--assume", "opened hello", "--json");

        assertThat(table.lines().findFirst())
                .hasValueSatisfying(
                        head -> assertThat(head).startsWith("AT  ").endsWith("SUBJECT OR REASON"));
        assertThat(table)
                .containsPattern(
                        "\\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d (GMT|BST)  hello +email +yes +Hello there")
                .containsPattern("again +email +yes +Once more")
                .contains(": completed");
        assertThat(opened)
                .contains("\"key\":\"hello\"")
                .doesNotContain("\"wouldSend\":true,\"at\":\"again");
        assertThat(terminal.run("dry-run", "seq_dry", "con_grace", "--assume", "read it").err())
                .isEqualTo(
                        "espalier: --assume: read it (expected: 'opened EMAIL' or 'event NAME after TIME')\n");
        assertThat(terminal.run("dry-run", "seq_dry", "con_nobody").err())
                .isEqualTo("espalier: no contact \"con_nobody\"\n");
    }

    @Test
    void an_event_is_sent_and_its_email_is_seen_in_the_ledger() throws IOException {
        write(
                "sequences/seq_told.yaml",
                "triggers: [{event: told, conditions: {amount: 42}}]\nsteps: [{type: email, key: only, subject: S, body: B}]\n");
        ok("apply", folder.toString(), "--approve");

        assertThat(
                        ok(
                                "events",
                                "send",
                                "told",
                                "--email",
                                "grace@example.com",
                                "--property",
                                "amount=42"))
                .matches("evt_\\S+ told of con_grace\n");
        Espalier.await(() ->
                ok("sends", "tail", "--sequence", "seq_told", "--no-follow")
                        .contains("  sent        seq_told  only  con_grace"));
        assertThat(ok("sends", "tail", "--sequence", "seq_told", "--no-follow", "--json"))
                .contains("\"status\":\"sent\"", "\"sequenceId\":\"seq_told\"");
        assertThat(ok("sequences", "list", "--status", "active"))
                .containsPattern("seq_told +active +1 +- +seq_told");
    }

    @Test
    void the_quick_start_runs_as_it_stands() throws IOException {
        var root = Path.of("..", "..").toAbsolutePath().normalize();
        var out = new StringBuilder();
        for (var command : Files.readAllLines(root.resolve("examples/cli/quick-start.sh"))) {
            if (command.startsWith("espalier ")) {
                var alone = command.replaceFirst(" \\|\\| .*", "");
                var words = new ArrayList<>(List.of(alone.split(" ")));
                words.replaceAll(word ->
                        word.startsWith("examples/") ? root.resolve(word).toString() : word);
                var result = terminal.run(words.subList(1, words.size()).toArray(new String[0]));
                assertThat(result.code()).as(result.err()).isEqualTo(alone.equals(command) ? 0 : 1);
                out.append(result.out());
            }
        }
        assertThat(out)
                .contains(
                        "+ sequence seq_quick_start_cli",
                        "1 usable",
                        "Welcome, Joan",
                        "seq_quick_start_cli is active",
                        " signed_up_cli of con_");
    }

    @Test
    void keys_and_the_installation_are_told_as_json_too() {
        assertThat(ok("keys", "list", "--json")).contains("\"scopes\":\"full\"");
        assertThat(ok("installation", "--json")).contains("\"sends\":true");
    }

    @Test
    void the_clients_own_file_names_the_server_and_the_key() throws IOException {
        var config = folder.resolve("espalier");
        Files.createDirectories(config);
        Files.writeString(
                config.resolve("client.properties"),
                "url=" + terminal.url() + "\napi-key=" + KEY + "\n");
        var environment = Map.of("XDG_CONFIG_HOME", folder.toString());

        var listed = Espalier.run(folder, environment, "sequences", "list", "--json");
        Files.writeString(config.resolve("client.properties"), "key=x\n");
        var refused = Espalier.run(folder, environment, "sequences", "list");

        assertThat(listed.err()).isEmpty();
        assertThat(listed.code()).isZero();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).endsWith("client.properties: key (expected: url, api-key)\n");
    }
}
