package dev.espalier.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static @Nullable Object random(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> text(random);
            case 5 -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(random(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), random(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 128 : 0x1_0ffff));
        }
        return text.toString();
    }

    @Test
    void what_is_written_is_read_again() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var value = random(random, 0);
            var written = Json.write(value);
            assertThat(Json.parse(written)).as("seed %d: %s", seed, written).isEqualTo(value);
        }
    }

    @Test
    void every_form_of_the_standard_is_read() {
        assertThat(
                        Json.parse(
                                " { \"a\" : [ 1 , -2.5e+3 , 1E2, true , null , \"\\u00e9\\n\\/\" ] } "))
                .isEqualTo(Map.of("a", Arrays.asList(1L, -2500.0, 100.0, true, null, "é\n/")));
        assertThat(Json.parse("12345678901234567890"))
                .isEqualTo(Double.valueOf("12345678901234567890"));
        assertThat(Json.parse("{}")).isEqualTo(Map.of());
        assertThat(Json.parse("[]")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "tru",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "1 2",
                "-",
                "1e",
                "\"a\nb\"",
                "nul",
                "[1]]",
                "+1",
                "<html>"
            })
    void what_is_no_json_is_refused_with_its_place(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining("at character")
                .hasMessageContaining("expected: ");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .hasMessageContaining("at most 200 levels");
    }

    @Test
    void half_a_pair_is_written_as_an_escape() {
        assertThat(Json.write("a\ud800")).isEqualTo("\"a\\ud800\"");
        assertThat(Json.write("\u0001\"\\")).isEqualTo("\"\\u0001\\\"\\\\\"");
    }

    /// For the test below.
    public record Moment(Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T09:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T00:00:00.001Z",
                "2026-01-05T09:00:00Z",
                "2026-01-05T09:00:00.123456Z"
            })
    void a_moment_is_read_as_the_jdk_reads_it(String text) {
        assertThat(Json.bind(Map.of("at", text), Moment.class))
                .isEqualTo(new Moment(Instant.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-05T09:00:00.000Z", "2026-01-05T25:00:00.000Z", "yesterday"})
    void what_is_no_moment_is_refused(String text) {
        assertThatThrownBy(() -> Json.bind(Map.of("at", text), Moment.class))
                .hasMessage(text + " (expected: an instant)");
    }

    @Test
    void names_that_come_again_in_another_order_are_read_as_they_are() {
        assertThat(
                        Json.parse(
                                "[{\"a\":1,\"b\":2},{\"b\":3,\"a\":4},{\"ab\":5},{\"a\\n\":6,\"\":7}]"))
                .isEqualTo(
                        List.of(
                                Map.of("a", 1L, "b", 2L),
                                Map.of("b", 3L, "a", 4L),
                                Map.of("ab", 5L),
                                Map.of("a\n", 6L, "", 7L)));
    }
}
