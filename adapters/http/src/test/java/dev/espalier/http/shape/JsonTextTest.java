package dev.espalier.http.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.refusal.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static String refusal(byte[] text) {
        var thrown =
                assertThatExceptionOfType(Refused.Invalid.class)
                        .isThrownBy(() -> Json.parse(text))
                        .actual();
        return String.valueOf(thrown.getMessage());
    }

    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void malformed_json_is_refused_with_its_line_and_column() {
        assertThat(refusal("{\n  \"a\": 1,\n  b: 2}")).contains("line 3, column 3");
        for (var cut : List.of("{\"a\":", "{\"name\": \"x\"", "[[1], ")) {
            assertThat(refusal(cut))
                    .contains("malformed JSON")
                    .doesNotContain("Source")
                    .doesNotContain("REDACTED")
                    .doesNotContain("Stream");
        }
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertThat(refusal("{\"a\":1,\"a\":1}")).contains("a name is given twice");
        assertThat(refusal("{\"x\":[{\"a\":1,\"b\":2,\"a\":3}]}"))
                .contains("a name is given twice");
    }

    @Test
    void anything_after_the_value_is_refused() {
        assertThat(refusal("{} {}")).contains("something follows");
        assertThat(refusal("{}]")).contains("malformed JSON");
    }

    @Test
    void too_deep_is_refused_without_a_stack_overflow() {
        assertThat(refusal("[".repeat(100_000))).contains("deeper than 64");
        assertThat(refusal("{\"a\":".repeat(100_000))).contains("deeper than 64");
    }

    @Test
    void nothing_but_rfc_8259_is_taken() {
        for (String text :
                List.of(
                        "",
                        " ",
                        "NaN",
                        "{'a':1}",
                        "{\"a\":01}",
                        "{\"a\":+1}",
                        "{\"a\":1,}",
                        "[1,]",
                        "// x\n1",
                        "\"\t\"",
                        "{\"a\":Infinity}",
                        "\"\\x41\"",
                        "1" + "0".repeat(200))) {
            assertThat(refusal(text)).as(text).contains("malformed JSON");
        }
    }

    @Test
    void broken_utf_8_is_refused() {
        assertThat(refusal(new byte[] {'"', (byte) 0xff, '"'})).contains("malformed JSON");
        assertThat(refusal(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                .contains("malformed JSON");
        assertThat(refusal(new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'}))
                .contains("malformed JSON");
    }

    record Seen(
            String text,
            @Nullable String note,
            Instant at,
            List<Long> numbers,
            Map<String, Object> free,
            Object any,
            double ratio) {}

    @Test
    void records_are_written_as_their_shapes_say() {
        var seen =
                new Seen(
                        "a\u2028\"",
                        null,
                        Instant.parse("2026-05-06T07:08:09.1239Z"),
                        List.of(1L, 9007199254740993L),
                        Map.of(
                                "k",
                                List.of(1, 2.5, "x", true, Instant.EPOCH, new BigDecimal("1.10"))),
                        Map.of(),
                        0.5);

        assertThat(new String(Json.write(Composite.of(Seen.class), seen), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"text\":\"a\u2028\\\"\",\"note\":null,\"at\":\"2026-05-06T07:08:09.123Z\",\"numbers\":[1,9007199254740993],"
                                + "\"free\":{\"k\":[1,2.5,\"x\",true,\"1970-01-01T00:00:00.000Z\",1.10]},\"any\":{},\"ratio\":0.5}");
    }

    @Test
    void an_object_that_has_no_wire_form_is_not_written() {
        var seen = new Seen("a", null, Instant.EPOCH, List.of(), Map.of("k", new Random()), 1, 1);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Json.write(Composite.of(Seen.class), seen))
                .withMessageContaining("Random");
    }
}
