package dev.espalier.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.csv.CsvLine.Content;
import dev.espalier.csv.CsvLine.Content.Person;
import dev.espalier.refusal.Refused.Invalid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingFilesTest {

    @Test
    void columns_become_an_address_a_zone_and_properties_and_empty_cells_are_absent() {
        assertThat(people("Email,firstName,Time Zone,plan\r\na@x.test,Ada,Asia/Kolkata,\r\n"))
                .containsExactly(
                        new Person("a@x.test", "Asia/Kolkata", Map.of("firstName", "Ada")));
    }

    @Test
    void a_byte_order_mark_any_line_end_and_a_missing_last_one_are_fine() {
        for (var text :
                List.of(
                        "\ufeffemail,n\r\na@x.test,1\r\nb@x.test,2",
                        "email,n\na@x.test,1\nb@x.test,2\n",
                        "email,n\ra@x.test,1\rb@x.test,2\r",
                        "email,n\n\na@x.test,1\n\n\nb@x.test,2\n\n")) {
            assertThat(people(text))
                    .extracting(Person::email)
                    .containsExactly("a@x.test", "b@x.test");
        }
    }

    @Test
    void quoted_commas_quotes_and_line_breaks_belong_to_their_cell() {
        assertThat(people("email,note\na@x.test,\"one, \"\"two\"\"\r\nthree\"\nb@x.test,x\n"))
                .containsExactly(
                        new Person("a@x.test", "", Map.of("note", "one, \"two\"\r\nthree")),
                        new Person("b@x.test", "", Map.of("note", "x")));
    }

    @Test
    void semicolons_and_tabs_separate_where_the_first_row_says_so() {
        assertThat(people("email;note\na@x.test;1,5\n"))
                .containsExactly(new Person("a@x.test", "", Map.of("note", "1,5")));
        assertThat(people("\"email\"\t\"a;b;c\"\na@x.test\tx\n"))
                .containsExactly(new Person("a@x.test", "", Map.of("a;b;c", "x")));
    }

    @Test
    void a_file_that_a_spreadsheet_saved_as_unicode_text_is_read() {
        assertThat(lines("email,name\na@x.test,Søren\n".getBytes(UTF_16)))
                .extracting(CsvLine::content)
                .containsExactly(new Person("a@x.test", "", Map.of("name", "Søren")));
    }

    @Test
    void broken_rows_are_told_with_their_line_and_the_others_go_on() {
        var lines =
                lines(
                        """
                        email,note,
                        a@x.test,"two
                        lines",
                        b@x.test
                        c@x.test,x,,y
                        d@x.test,x,unnamed
                        e@x.test,"x"y,
                        """
                                .getBytes(UTF_8));

        assertThat(lines).extracting(CsvLine::number).containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(lines)
                .extracting(ReadingFilesTest::fault)
                .containsExactly(
                        "",
                        "row: 1 cells (expected: 3)",
                        "row: 4 cells (expected: 3)",
                        "row: a value in column 3, which has no name",
                        "");
    }

    @Test
    void a_row_in_another_encoding_is_refused_instead_of_stored_with_question_marks() {
        var lines = lines("email,name\na@x.test,Søren\nb@x.test,Ada\n".getBytes(ISO_8859_1));

        assertThat(lines)
                .extracting(ReadingFilesTest::fault)
                .containsExactly("row: not UTF-8 (expected: a file in UTF-8)", "");
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_file_with_a_word_about_it() {
        var text = "email,note\na@x.test,fine\nb@x.test,\"open\n" + "c@x.test,x\n".repeat(200_000);

        var lines = lines(text.getBytes(UTF_8));

        assertThat(lines).hasSize(2);
        assertThat(fault(lines.getLast())).contains("from the row after line 2", "quote");
    }

    @Test
    void a_file_without_a_usable_first_row_is_refused() {
        assertThatThrownBy(() -> lines(new byte[0]))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("an empty file");
        assertThatThrownBy(() -> lines("name,plan\nx,y\n".getBytes(UTF_8)))
                .hasMessage("header: no column email (expected: one)");
        assertThatThrownBy(() -> lines("email,n, N\nx,y,z\n".getBytes(UTF_8)))
                .hasMessage("header: \"N\" stands twice");
    }

    @Test
    void memory_does_not_grow_with_the_file() {
        long rows = 0;
        try (var file = ContactFile.open(new EndlessRows(2_000_000))) {
            while (file.hasNext()) {
                file.next();
                rows++;
            }
        }
        assertThat(rows).isEqualTo(2_000_000);
    }

    @Test
    void refused_rows_are_written_so_that_the_mended_file_can_be_imported() {
        var out = new ByteArrayOutputStream();
        var source = "email,note\nbad,\"a, \"\"b\"\"\nc\"\nshort\n";
        try (var file = ContactFile.open(bytes(source));
                var refused = new RefusedFile(out, file.header())) {
            file.forEachRemaining(line ->
                    refused.refused(line, List.of(dev.espalier.refusal.Issue.at("email", "no"))));
        }

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "email,note,refused_line,refused_reason",
                        "bad,\"a, \"\"b\"\"",
                        "c\",2,email: no",
                        "short,,4,email: no");
        assertThat(people(out.toString(UTF_8)))
                .containsExactly(
                        new Person("bad", "", Map.of("note", "a, \"b\"\nc")),
                        new Person("short", "", Map.of()));
    }

    @Test
    void a_file_that_is_refused_again_has_the_line_and_the_reason_of_the_last_time() {
        var out = new ByteArrayOutputStream();
        var source =
                "email,refused_line,note,refused_reason\r\nbad,17,a,once\r\nshort,18\r\nlong,19,a,once,more\r\n";
        try (var file = ContactFile.open(bytes(source));
                var refused = new RefusedFile(out, file.header())) {
            file.forEachRemaining(line ->
                    refused.refused(line, List.of(dev.espalier.refusal.Issue.at("email", "no"))));
        }

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "email,note,refused_line,refused_reason",
                        "bad,a,2,email: no",
                        "short,,3,email: no",
                        "long,a,more,4,email: no");
    }

    private static List<Person> people(String text) {
        return lines(text.getBytes(UTF_8)).stream().map(line -> (Person) line.content()).toList();
    }

    private static List<CsvLine> lines(byte[] bytes) {
        var lines = new ArrayList<CsvLine>();
        try (var file = ContactFile.open(new ByteArrayInputStream(bytes))) {
            file.forEachRemaining(lines::add);
        }
        return lines;
    }

    private static String fault(CsvLine line) {
        return switch (line.content()) {
            case Person _ -> "";
            case Content.Broken(var issue) -> issue.text();
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /// A file that is nowhere as a whole.
    private static final class EndlessRows extends InputStream {

        private static final byte[] ROW = "somebody@example.test,x\n".getBytes(UTF_8);
        private final byte[] header = "email,note\n".getBytes(UTF_8);
        private final long size;
        private long at;

        EndlessRows(long rows) {
            size = header.length + rows * ROW.length;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int given = 0;
            for (int one = 0; given < length && (one = read()) >= 0; given++) {
                into[from + given] = (byte) one;
            }
            return given == 0 && length > 0 ? -1 : given;
        }

        @Override
        public int read() {
            if (at == size) {
                return -1;
            }
            long here = at++;
            return here < header.length
                    ? header[(int) here]
                    : ROW[(int) ((here - header.length) % ROW.length)];
        }
    }
}
