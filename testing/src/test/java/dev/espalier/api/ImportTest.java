package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportTest extends ApiTest {

    private ApiClient.Reply bring(String csv) {
        return sent(api, "/api/contacts/import", csv);
    }

    @Test
    void a_file_is_brought_in_and_each_row_that_is_refused_is_told() {
        String csv =
                """
                email,firstName,timezone
                one@import.example,One,Europe/London
                not-an-address,Two,
                three@import.example,Three,Mars/Olympus
                ONE@import.example,Again,
                """;

        var report = bring(csv);

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("rows").asInt()).isEqualTo(4);
        assertThat(report.body().path("created").asInt()).isEqualTo(2);
        assertThat(report.body().path("repeats").asInt()).isEqualTo(1);
        assertThat(report.body().path("refused").asInt()).isEqualTo(1);
        assertThat(report.body().path("warned").asInt()).isEqualTo(1);
        var refused = report.body().path("refusedRows").get(0);
        assertThat(refused.path("line").asInt()).isEqualTo(3);
        assertThat(refused.path("reason").asString()).startsWith("email: ");
        assertThat(refused.path("raw")).hasToString("[\"not-an-address\",\"Two\",\"\"]");
        assertThat(report.body().path("warnings").get(0).path("line").asInt()).isEqualTo(4);
        assertThat(api.get("/api/contacts?search=import.example").each("email")).hasSize(2);
        assertThat(bring(csv).body().path("unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void a_check_tells_what_an_import_would_do_and_writes_nothing() {
        bring("email,plan\nthere@check.example,pro\nsame@check.example,pro\n");
        var before = api.get("/api/contacts?search=check.example").text();

        var reply =
                check(
                        """
                        email;timezone;plan;refused_line;
                        new@check.example;Europe/London;free;7;
                        there@check.example;Mars/Olympus;"two
                        lines";;
                        same@check.example;;pro;;
                        NEW@check.example;;other;;
                        not-an-address;;;;
                        """);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var report = reply.body().path("report");
        assertThat(report.path("rows").asInt()).isEqualTo(5);
        for (var fate : List.of("created", "updated", "unchanged", "repeats", "refused")) {
            assertThat(report.path(fate).asInt()).as(fate).isEqualTo(1);
        }
        assertThat(report.path("warnings").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(report.path("refusedRows").get(0).path("line").asInt()).isEqualTo(7);
        assertThat(reply.body().path("separator").asString()).isEqualTo(";");
        assertThat(reply.body().path("columns"))
                .extracting(column -> column.path("use").asString())
                .containsExactly("email", "timezone", "property", "ignored", "ignored");
        assertThat(reply.body().path("repeatLines")).hasToString("[6]");
        assertThat(reply.body().path("firstRows"))
                .extracting(row -> row.path("fate").asString())
                .containsExactly("created", "updated", "unchanged", "repeat", "refused");
        assertThat(reply.body().path("firstRows").get(1).path("properties"))
                .hasToString("{\"plan\":\"two\\nlines\"}");
        assertThat(api.get("/api/contacts?search=check.example").text()).isEqualTo(before);
    }

    @Test
    void a_part_sent_twice_changes_nothing_and_empty_lines_keep_the_count_of_lines() {
        var part = "email,n\none@part.example,1\n\n\nno address,2\n";

        assertThat(bring(part).body().path("created").asInt()).isEqualTo(1);
        var again = bring(part).body();
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.path("refusedRows").get(0).path("line").asInt()).isEqualTo(5);
    }

    @Test
    void who_may_only_read_neither_imports_nor_looks_what_would_happen() {
        var reader =
                server.client(
                        api.post("/api/keys", Map.of("name", "Reader", "scopes", List.of("read")))
                                .text("rawKey"));

        for (var path : List.of("/api/contacts/import", "/api/contacts/import/check")) {
            assertThat(sent(reader, path, "email\nx@may.example\n").status()).isEqualTo(403);
        }
    }

    private ApiClient.Reply check(String csv) {
        return sent(api, "/api/contacts/import/check", csv);
    }

    private static ApiClient.Reply sent(ApiClient who, String path, String csv) {
        return who.send(
                who.to(path)
                        .header("content-type", "text/csv; charset=utf-8")
                        .POST(BodyPublishers.ofString(csv)));
    }

    @Test
    void a_file_without_addresses_and_a_body_that_is_no_csv_are_refused() {
        var reply = bring("name,plan\nAda,pro\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.issues()).containsExactly("header: no column email (expected: one)");
        assertThat(api.post("/api/contacts/import", "{}").status()).isEqualTo(415);
        assertThat(bring("").code()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void a_file_far_larger_than_other_bodies_streams_through_and_its_report_stays_bounded() {
        long rows = 60_000;

        var report =
                api.send(
                        api.to("/api/contacts/import")
                                .header("content-type", "text/csv")
                                .POST(BodyPublishers.ofInputStream(() -> new Rows(rows))));

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.body().path("refused").asLong()).isEqualTo(rows);
        assertThat(report.body().path("refusedRows").size()).isEqualTo(20_000);
        assertThat(report.body().path("unlisted").asLong()).isEqualTo(rows - 20_000);
    }

    /// A header and as many rows without an address.
    private static final class Rows extends InputStream {
        private static final byte[] HEADER = bytes("email,note\n");
        private static final byte[] ROW = bytes("nobody," + "x".repeat(60) + "\n");
        private long left;
        private byte[] current = HEADER;
        private int at;

        Rows(long rows) {
            this.left = rows;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == current.length) {
                if (left == 0) {
                    return -1;
                }
                left--;
                current = ROW;
                at = 0;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(Arrays.copyOfRange(current, at, at + count), 0, into, offset, count);
            at += count;
            return count;
        }
    }
}
