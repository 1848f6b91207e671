package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.contact.Contact;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.ContactImport.Row;
import dev.espalier.engine.contacts.ImportOutcome;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.refusal.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportingContactsTest extends StoreTest {

    @Test
    void an_import_done_again_changes_nothing() {
        var rows =
                IntStream.range(0, 1000)
                        .mapToObj(i -> row("p" + i + "@example.test", Map.of("n", "" + i)))
                        .toList();

        assertThat(imported(rows)).isEqualTo(new ImportTally(1000, 1000, 0, 0, 0, 0, 0));
        var before = fingerprint();
        assertThat(imported(rows)).isEqualTo(new ImportTally(1000, 0, 0, 1000, 0, 0, 0));
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void where_an_address_comes_twice_the_first_row_counts_across_batches_too() {
        var running = book().startImport(workspace);
        running.add(
                List.of(
                        row("a@example.test", Map.of("n", "first")),
                        row("A@example.test ", Map.of("n", "second"))));
        var later = running.add(List.of(row(" a@EXAMPLE.test", Map.of("n", "third"))));

        assertThat(later).containsExactly(new ImportOutcome.Repeat());
        assertThat(running.tally()).isEqualTo(new ImportTally(3, 1, 0, 0, 2, 0, 0));
        assertThat(byEmail("a@example.test").properties()).isEqualTo(Map.of("n", "first"));
    }

    @Test
    void people_who_are_there_are_merged_and_never_subscribed_again() {
        book().create(workspace, contact("Ada@example.test", Map.of("a", 1, "b", 2)));
        database.execute(
                "UPDATE contact SET unsubscribed_at = now() WHERE workspace_id = " + workspace);

        var tally = imported(List.of(row("ADA@example.test", Map.of("b", 3))));

        var ada = byEmail("ada@example.test");
        assertThat(tally.updated()).isEqualTo(1);
        assertThat(ada.email()).isEqualTo("Ada@example.test");
        assertThat(ada.properties()).isEqualTo(Map.of("a", 1, "b", 3));
        assertThat(ada.unsubscribedAt()).isNotNull();
    }

    @Test
    void an_unknown_time_zone_is_left_empty_and_told() {
        var outcome =
                book().startImport(workspace)
                        .add(List.of(new Row("a@example.test", "Mars/Olympus", Map.of())))
                        .getFirst();

        assertThat(outcome).isInstanceOf(ImportOutcome.Created.class);
        assertThat(outcome.warnings())
                .containsExactly(
                        Issue.at(
                                "timezone",
                                "\"Mars/Olympus\" (expected: a region such as Europe/London)"));
        assertThat(byEmail("a@example.test").zone()).isEmpty();
    }

    @Test
    void hostile_rows_are_refused_one_by_one_and_the_others_go_in() {
        var hostile =
                List.of(
                        "",
                        "not-an-email",
                        "@example.test",
                        "x@",
                        "two@@example.test",
                        "a b@example.test",
                        "nul\u0000l@example.test",
                        "x@example.test\r\nBcc: v@example.test",
                        "x@exa mple.test",
                        "x@[127.0.0.1]");
        var rows = new ArrayList<Row>();
        hostile.forEach(email -> rows.add(row(email, Map.of())));
        rows.add(row("robert'); drop table contact;--@example.test", Map.of()));
        rows.add(row("o'neill@example.test", Map.of("note", "'; DROP TABLE contact; --")));
        rows.add(row("big@example.test", Map.of("note", "x".repeat(10_001))));

        var outcomes = book().startImport(workspace).add(rows);

        assertThat(outcomes.subList(0, 11))
                .allSatisfy(outcome -> {
                    assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
                    assertThat(((ImportOutcome.Refused) outcome).issues())
                            .extracting(Issue::path)
                            .containsExactly("email");
                });
        assertThat(outcomes.get(11)).isInstanceOf(ImportOutcome.Created.class);
        assertThat(outcomes.get(12)).isInstanceOf(ImportOutcome.Refused.class);
        assertThat(byEmail("o'neill@example.test").properties())
                .containsEntry("note", "'; DROP TABLE contact; --");
    }

    @Test
    void imports_of_the_same_people_at_once_create_each_person_once() throws Exception {
        var people = new ArrayList<Row>();
        for (int i = 0; i < 400; i++) {
            people.add(row("p" + i + "@example.test", Map.of("n", "" + i)));
        }
        var tallies = new ArrayList<ImportTally>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 6)
                            .<Callable<ImportTally>>mapToObj(i -> {
                                var mine = new ArrayList<>(people);
                                Collections.shuffle(mine, new Random(i));
                                return () -> imported(mine);
                            })
                            .toList();
            for (var call : threads.invokeAll(calls)) {
                tallies.add(call.get());
            }
        }

        assertThat(tallies.stream().mapToLong(ImportTally::created).sum()).isEqualTo(400);
        assertThat(tallies.stream().mapToLong(ImportTally::unchanged).sum()).isEqualTo(2000);
    }

    @Test
    void somebody_created_between_reading_and_writing_is_merged() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var email = "race" + i + "@example.test";
                var calls =
                        List.<Callable<Object>>of(
                                () -> imported(List.of(row(email, Map.of("from", "file")))),
                                () -> book().upsert(workspace, NewContact.of(email)));
                for (var call : threads.invokeAll(calls)) {
                    call.get();
                }
                assertThat(byEmail(email).properties()).containsEntry("from", "file");
            }
        }
    }

    private ImportTally imported(List<Row> rows) {
        ContactImport running = book().startImport(workspace);
        running.add(rows);
        return running.tally();
    }

    private Contact byEmail(String email) {
        return book().byEmail(workspace, email).orElseThrow();
    }

    private String fingerprint() {
        return database.one(
                "SELECT md5(string_agg(c::text, ',' ORDER BY id)) FROM contact c WHERE workspace_id = "
                        + workspace);
    }

    private static Row row(String email, Map<String, ?> properties) {
        return new Row(email, null, properties);
    }
}
