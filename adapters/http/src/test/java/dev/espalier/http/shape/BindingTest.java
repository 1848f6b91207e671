package dev.espalier.http.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    enum Reentry {
        AFTER_EXIT;

        public String word() {
            return "after-exit";
        }
    }

    record Part(@Length(min = 1, max = 5) String name, @Range(min = 1, max = 9) int size) {}

    record Whole(
            String name,
            @Nullable String note,
            @Default("20") int limit,
            @Nullable Colour colour,
            @Nullable Double ratio,
            @Nullable Long big,
            @Nullable Boolean on,
            @Nullable Instant at,
            @Nullable List<Part> parts,
            @Nullable Map<String, Object> properties,
            @Nullable Map<String, String> labels) {}

    record Patch(Change<String> note, Change<Integer> size) {}

    record Span(int from, int to) {
        Span {
            if (from > to) {
                throw new IllegalArgumentException("from: " + from + " (expected: <= " + to + ")");
            }
        }
    }

    record Holder(Span span, @Nullable Reentry reentry) {}

    private static <T> T bind(Class<T> type, String json) {
        return type.cast(
                Json.bind(Composite.of(type), Json.parse(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> faults(Class<?> type, String json) {
        try {
            bind(type, json);
        } catch (Refused.Invalid e) {
            return e.issues().stream().map(Issue::text).toList();
        }
        return List.of();
    }

    @Test
    void every_kind_of_value_reaches_its_component() {
        var whole =
                bind(
                        Whole.class,
                        """
                        {"name":"a","note":"n","limit":5,"colour":"dark_blue","ratio":1.5,"big":9007199254740993,"on":true,
                         "at":"2026-05-06T09:08:09.123456+02:00","parts":[{"name":"p","size":3}],
                         "properties":{"a":[1,2.5,"x",true,null,{"b":{}}]},"labels":{"k":"v"}}\
                        """);

        assertThat(whole.colour()).isEqualTo(Colour.DARK_BLUE);
        assertThat(whole.big()).isEqualTo(9007199254740993L);
        assertThat(whole.at()).isEqualTo(Instant.parse("2026-05-06T07:08:09.123456Z"));
        assertThat(whole.parts()).containsExactly(new Part("p", 3));
        assertThat(whole.labels()).containsExactly(Map.entry("k", "v"));
        assertThat(whole.properties()).hasToString("{a=[1, 2.5, x, true, null, {b={}}]}");
    }

    @Test
    void what_is_not_given_is_null_or_its_default() {
        assertThat(bind(Whole.class, "{\"name\":\"a\"}"))
                .isEqualTo(
                        new Whole("a", null, 20, null, null, null, null, null, null, null, null));
    }

    @Test
    void every_fault_is_told_at_once_with_its_path() {
        assertThat(
                        faults(
                                Whole.class,
                                """
                                {"nmae":"a","note":5,"limit":"x","colour":"pink","ratio":"1","big":1.5,"on":1,"at":"yesterday",
                                 "parts":[{"name":"toolong","size":0},{"name":""},7],"properties":[],"labels":{"k":1}}\
                                """))
                .containsExactlyInAnyOrder(
                        "name: missing (expected: text)",
                        "nmae: unknown field (did you mean \"name\"?)",
                        "note: 5 (expected: text)",
                        "limit: \"x\" (expected: a whole number -2147483648..2147483647)",
                        "colour: \"pink\" (expected: red, dark_blue)",
                        "ratio: \"1\" (expected: a number)",
                        "big: 1.5 (expected: a whole number -9223372036854775808..9223372036854775807)",
                        "on: 1 (expected: true or false)",
                        "at: \"yesterday\" (expected: a time with its offset, such as 2026-05-06T07:08:09.000Z)",
                        "parts[0].name: 7 characters (expected: 1..5)",
                        "parts[0].size: 0 (expected: a whole number 1..9)",
                        "parts[1].name: 0 characters (expected: 1..5)",
                        "parts[1].size: missing (expected: a whole number)",
                        "parts[2]: 7 (expected: an object)",
                        "properties: a list (expected: an object)",
                        "labels.k: 1 (expected: text)");
    }

    @Test
    void a_time_without_an_offset_or_outside_four_digit_years_is_refused() {
        for (String at :
                List.of(
                        "2026-05-06T07:08:09",
                        "2026-05-06",
                        "1777777777",
                        "+12026-05-06T07:08:09Z",
                        "0000-01-01T00:00:00Z")) {
            assertThat(faults(Whole.class, "{\"name\":\"a\",\"at\":\"" + at + "\"}"))
                    .as(at)
                    .hasSize(1);
        }
    }

    @Test
    void null_for_a_required_field_is_refused() {
        assertThat(faults(Whole.class, "{\"name\":null}"))
                .containsExactly("name: null (expected: text)");
    }

    @Test
    void a_whole_number_may_be_written_with_a_point_but_not_beyond_what_fits() {
        assertThat(bind(Whole.class, "{\"name\":\"a\",\"limit\":5.0}").limit()).isEqualTo(5);
        for (String limit :
                List.of("5.5", "2147483648", "1e300", "99999999999999999999", "-1e400")) {
            assertThat(faults(Whole.class, "{\"name\":\"a\",\"limit\":" + limit + "}"))
                    .as(limit)
                    .hasSize(1);
        }
    }

    @Test
    void a_number_that_no_double_holds_is_refused() {
        assertThat(faults(Whole.class, "{\"name\":\"a\",\"ratio\":1e999}")).hasSize(1);
        assertThat(faults(Whole.class, "{\"name\":\"a\",\"properties\":{\"n\":1e999}}")).hasSize(1);
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":{\"n\":99999999999999999999}}"))
                .hasSize(1);
    }

    @Test
    void a_patch_tells_absent_from_null() {
        assertThat(bind(Patch.class, "{\"note\":null}"))
                .isEqualTo(new Patch(new Change.Clear<>(), new Change.Keep<>()));
        assertThat(bind(Patch.class, "{\"size\":3}"))
                .isEqualTo(new Patch(new Change.Keep<>(), new Change.Set<>(3)));
        assertThat(faults(Patch.class, "{\"size\":\"3\"}")).hasSize(1);
    }

    @Test
    void what_a_record_itself_refuses_is_told_at_its_place() {
        assertThat(faults(Holder.class, "{\"span\":{\"from\":5,\"to\":2}}"))
                .containsExactly("span: from: 5 (expected: <= 2)");
    }

    @Test
    void an_enum_may_name_its_own_words() {
        assertThat(
                        bind(
                                        Holder.class,
                                        "{\"span\":{\"from\":1,\"to\":2},\"reentry\":\"after-exit\"}")
                                .reentry())
                .isEqualTo(Reentry.AFTER_EXIT);
    }

    @Test
    void text_that_a_database_cannot_keep_is_refused() {
        assertThat(faults(Whole.class, "{\"name\":\"a\\u0000b\"}")).hasSize(1);
        assertThat(faults(Whole.class, "{\"name\":\"\\ud83c\"}")).hasSize(1);
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":{\"x\\u0000\":\"\\ude00\"}}"))
                .hasSize(2);
        assertThat(bind(Whole.class, "{\"name\":\"\\ud83c\\udf33\"}").name()).isEqualTo("🌳");
    }

    @Test
    void lengths_count_characters_as_people_do() {
        assertThat(bind(Part.class, "{\"name\":\"🌳🌳🌳🌳🌳\",\"size\":1}").name()).hasSize(10);
        assertThat(faults(Part.class, "{\"name\":\"🌳🌳🌳🌳🌳🌳\",\"size\":1}"))
                .containsExactly("name: 6 characters (expected: 1..5)");
        assertThat(faults(Whole.class, "{\"name\":\"" + "x".repeat(10_001) + "\"}"))
                .containsExactly("name: 10001 characters (expected: 0..10000)");
    }

    @Test
    void free_json_is_bounded_in_depth_and_entries() {
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":"
                                        + "{\"d\":".repeat(9)
                                        + "{}"
                                        + "}".repeat(9)
                                        + "}"))
                .isEmpty();
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":"
                                        + "{\"d\":".repeat(10)
                                        + "{}"
                                        + "}".repeat(10)
                                        + "}"))
                .singleElement()
                .asString()
                .endsWith("nested deeper than 10");
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":{\"d\":["
                                        + "1,".repeat(998)
                                        + "1]}}"))
                .isEmpty();
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"properties\":{\"d\":["
                                        + "1,".repeat(999)
                                        + "1]}}"))
                .containsExactly("properties: 1001 entries (expected: at most 1000)");
    }

    @Test
    void a_flood_of_faults_is_counted_not_told() {
        String parts = "{\"name\":\"\",\"size\":1},".repeat(999) + "{\"name\":\"\",\"size\":1}";
        var faults = faults(Whole.class, "{\"name\":\"a\",\"parts\":[" + parts + "]}");

        assertThat(faults).hasSize(101).endsWith("and 900 more");
    }

    @Test
    void what_was_given_is_shown_short_and_visible() {
        assertThat(
                        faults(
                                Whole.class,
                                "{\"name\":\"a\",\"colour\":\"" + "\\n\\u202e".repeat(300) + "\"}"))
                .singleElement()
                .asString()
                .startsWith("colour: \"\\u000a\\u202e")
                .hasSizeLessThan(700)
                .doesNotContain("\n");
        assertThat(faults(Whole.class, "{\"name\":\"a\",\"" + "k".repeat(900) + "\":1}"))
                .singleElement()
                .asString()
                .hasSizeLessThan(300);
    }

    @Test
    void a_value_that_is_no_object_is_refused_whole() {
        for (String json : List.of("[]", "5", "null", "\"x\"", "true")) {
            assertThat(faults(Whole.class, json))
                    .as(json)
                    .singleElement()
                    .asString()
                    .endsWith("(expected: an object)");
        }
    }

    record Wild(java.util.Set<String> set) {}

    record BadDefault(@Default("\"x\"") int size) {}

    @Test
    void a_type_without_a_wire_form_is_found_when_the_server_starts() {
        assertThatThrownBy(() -> Composite.of(Wild.class))
                .hasMessageContaining("Wild.set")
                .hasMessageContaining("no wire form");
        assertThatThrownBy(() -> Composite.of(String.class))
                .hasMessageContaining("expected: a record");
        assertThatThrownBy(() -> Composite.of(BadDefault.class))
                .hasMessageContaining("default \"x\"");
    }
}
