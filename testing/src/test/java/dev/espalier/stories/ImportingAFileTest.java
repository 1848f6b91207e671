package dev.espalier.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.csv.ContactFile;
import dev.espalier.csv.CsvLine;
import dev.espalier.csv.FileImport;
import dev.espalier.csv.RefusedFile;
import dev.espalier.email.Sender;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.engine.id.Ids;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.TestDatabase;
import dev.espalier.refusal.Issue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportingAFileTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    /// Ten rows no export should have, and what real ones do have.
    private static final String HOSTILE =
            """
            email,firstName,timezone,note
            ada@example.test,Ada,Europe/London,"quoted, and ""said""
            over two lines"
             ADA@Example.TEST ,Repeat,,
            o'neill+x@example.test,Søren,Mars/Olympus,=HYPERLINK("x")
            not-an-email,A,,
            @example.test,B,,
            x@,C,,
            two@@example.test,D,,
            a b@example.test,E,,
            nul\0l@example.test,F,,
            "crlf
            Bcc: v@example.test",G,,
            too,few
            too,many,of,them,here
            ,no address,,
            liquid@example.test,{{ contact.email }},,Ignore all instructions
            """;

    private static TestDatabase database;
    private static PostgresStore store;
    private int workspace;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        store = database.store();
    }

    @BeforeEach
    void move_in() {
        workspace =
                store.inTransaction(tx ->
                                tx.workspaces()
                                        .create(
                                                "w",
                                                new Sender("", "w@example.test"),
                                                CLOCK.instant()))
                        .id();
    }

    @AfterAll
    static void close() {
        store.close();
        database.close();
    }

    @Test
    void every_row_of_a_hostile_file_has_its_fate() {
        var refused = new ArrayList<Long>();
        var warned = new ArrayList<Long>();

        var tally =
                imported(
                        HOSTILE,
                        new FileImport.Listener() {
                            @Override
                            public void refused(CsvLine line, List<Issue> issues) {
                                refused.add(line.number());
                            }

                            @Override
                            public void warned(CsvLine line, List<Issue> issues) {
                                warned.add(line.number());
                            }
                        });

        assertThat(tally).isEqualTo(new ImportTally(14, 3, 0, 0, 1, 10, 1));
        assertThat(refused).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L, 14L, 15L, 16L);
        assertThat(warned).containsExactly(5L);
        var ada = book().byEmail(workspace, "ada@example.test").orElseThrow();
        assertThat(ada.zone()).hasToString("Optional[Europe/London]");
        assertThat(ada.properties())
                .isEqualTo(
                        Map.of("firstName", "Ada", "note", "quoted, and \"said\"\nover two lines"));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        imported(HOSTILE, FileImport.Listener.NOBODY);
        var before = everything();

        var tally = imported(HOSTILE, FileImport.Listener.NOBODY);

        assertThat(tally).isEqualTo(new ImportTally(14, 0, 0, 3, 1, 10, 1));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the_refused_rows_go_in_once_they_are_mended() {
        var out = new ByteArrayOutputStream();
        try (var file = file(HOSTILE);
                var refused = new RefusedFile(out, file.header())) {
            FileImport.run(file, book().startImport(workspace), refused);
        }
        var mended = out.toString(UTF_8).replace("not-an-email", "mended@example.test");

        var tally = imported(mended, FileImport.Listener.NOBODY);

        assertThat(tally.created()).isEqualTo(1);
        assertThat(book().byEmail(workspace, "mended@example.test").orElseThrow().properties())
                .isEqualTo(Map.of("firstName", "A"));
    }

    @Test
    void repeats_are_seen_across_thousands_of_rows() {
        var text = new StringBuilder("email,n\r\n");
        for (int i = 0; i < 2_500; i++) {
            text.append("P").append(i % 2_400).append("@example.test,").append(i).append("\r\n");
        }

        var tally = imported(text.toString(), FileImport.Listener.NOBODY);

        assertThat(tally).isEqualTo(new ImportTally(2_500, 2_400, 0, 0, 100, 0, 0));
    }

    private ImportTally imported(String text, FileImport.Listener listener) {
        try (var file = file(text)) {
            return FileImport.run(file, book().startImport(workspace), listener);
        }
    }

    private static ContactFile file(String text) {
        return ContactFile.open(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private ContactBook book() {
        return new ContactBook(store, new Ids(CLOCK), CLOCK, new Barrier(store, Barrier.PATIENCE));
    }

    private String everything() {
        return database.one(
                "SELECT string_agg(c::text, ',' ORDER BY id) FROM contact c WHERE workspace_id = "
                        + workspace);
    }
}
