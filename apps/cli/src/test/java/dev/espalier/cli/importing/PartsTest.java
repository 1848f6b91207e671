package dev.espalier.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.csv.ContactFile;
import dev.espalier.csv.CsvLine;
import dev.espalier.sdk.ImportReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {

    @TempDir Path directory;

    private Parts parts(String csv) throws IOException {
        return new Parts(Kind.CONTACTS, Files.writeString(directory.resolve("people.csv"), csv));
    }

    private static List<String> addresses(Part part) {
        return part.sent().stream().map(line -> line.cells().getFirst()).toList();
    }

    @Test
    void every_row_is_in_one_part_and_of_one_address_the_first_is_sent() throws IOException {
        var csv = new StringBuilder("email\n");
        for (int i = 0; i < 12_000; i++) {
            csv.append(i % 7_000).append("@people.example\n");
        }
        var sent = new ArrayList<String>();
        long rows = 0;
        long repeats = 0;

        try (var parts = parts(csv.toString())) {
            while (parts.hasNext()) {
                var part = parts.next();
                rows += part.rows();
                repeats += part.repeats();
                sent.addAll(addresses(part));
            }
            assertThat(parts.end()).isEqualTo(csv.length());
        }

        assertThat(rows).isEqualTo(12_000);
        assertThat(repeats).isEqualTo(5_000);
        assertThat(sent).hasSize(7_000).doesNotHaveDuplicates();
    }

    @Test
    void rows_that_were_passed_over_are_kept_in_mind_unless_they_could_not_be_used()
            throws IOException {
        try (var parts =
                parts(
                        """
                        email,%s
                        ada@people.example,a
                        noor@people.example,a
                        ADA@people.example,b
                        noor@people.example,
                        """
                                .formatted("x".repeat(101)))) {
            parts.skip(2);

            assertThat(addresses(parts.next()))
                    .as("a property with too long a name is in neither of the first two")
                    .containsExactly("ADA@people.example", "noor@people.example");
        }
    }

    @Test
    void a_part_is_read_as_the_rows_that_it_was_made_of() throws IOException {
        var csv =
                "\ufeffemail;note\n"
                        + "ada@people.example;\"two\nlines; and\r\na \"\"third\"\"\"\n"
                        + "\"\";\n"
                        + "\n"
                        + "too;many;cells\n"
                        + " noor@people.example ;é漢😀\n";
        try (var parts = parts(csv)) {
            var part = parts.next();
            var read = new ArrayList<List<String>>();
            try (var file = ContactFile.open(new ByteArrayInputStream(part.csv()))) {
                assertThat(file.header()).containsExactly("email", "note");
                file.forEachRemaining(line -> read.add(line.cells()));
            }

            assertThat(read).isEqualTo(part.sent().stream().map(CsvLine::cells).toList());
            assertThat(read).hasSize(3);
            assertThat(part.broken())
                    .singleElement()
                    .satisfies(one -> assertThat(one.line().number()).isEqualTo(7));
        }
    }

    @Test
    void of_suppressions_a_row_that_cannot_be_used_is_no_repeat_of_one_that_can()
            throws IOException {
        var csv =
                "Email,Reason\nada@people.example,angry\nADA@people.example,bounced\nada@people.example,\n";
        var file = Files.writeString(directory.resolve("off.csv"), csv);

        try (var parts = new Parts(Kind.SUPPRESSIONS, file)) {
            var part = parts.next();

            assertThat(addresses(part)).containsExactly("ada@people.example", "ADA@people.example");
            assertThat(part.repeats()).isEqualTo(1);
        }
    }

    @Test
    void a_file_of_one_column_keeps_its_empty_rows() throws IOException {
        try (var parts = parts("email\n\"\"\nada@people.example\n")) {
            var part = parts.next();

            assertThat(new String(part.csv(), StandardCharsets.UTF_8).lines())
                    .containsExactly("\"email\"", "\"\"", "\"ada@people.example\"");
        }
    }

    @Test
    void what_the_server_says_of_a_line_of_the_part_is_told_of_the_line_of_the_file()
            throws IOException {
        try (var parts =
                parts(
                        """
                        email,note
                        ada@people.example,"one
                        two"
                        one cell
                        nobody,"one
                        two"
                        noor@people.example,
                        """)) {
            var part = parts.next();
            var answer =
                    new ImportReport(
                            3,
                            2,
                            0,
                            0,
                            0,
                            1,
                            1,
                            List.of(new ImportReport.RefusedRow(4, "no @", List.of())),
                            List.of(new ImportReport.Warning(6, "a zone")),
                            0);

            var refusals = part.refusals(answer);
            var report = part.of(answer, refusals);

            assertThat(report.rows()).isEqualTo(4);
            assertThat(report.refused()).isEqualTo(2);
            assertThat(report.refusedRows())
                    .extracting(ImportReport.RefusedRow::line)
                    .containsExactly(4L, 5L);
            assertThat(report.warnings())
                    .extracting(ImportReport.Warning::line)
                    .containsExactly(7L);
            assertThat(part.last(refusals, "")).isEqualTo("noor@people.example");
        }
    }
}
