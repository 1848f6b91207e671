package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrpcSuperJsonTest extends TrpcTest {

    private JsonNode asked(String path, String input) {
        return json(get("/trpc-sj/" + path + "?input=" + encode(input)));
    }

    private JsonNode changed(String path, String input) {
        return json(post("/trpc-sj/" + path, input));
    }

    @Test
    void dates_are_named_and_absent_ones_are_not() {
        var data = asked("notes", "{\"json\":{}}").path("result").path("data");

        assertThat(data.path("meta").toString())
                .isEqualTo(
                        "{\"values\":{\"byName.a\\\\.b.at\":[\"Date\"],\"byName.back\\\\\\\\slash.at\":[\"Date\"],\"times.0\":[\"Date\"],\"times.1\":[\"Date\"],\"at\":[\"Date\"]},\"v\":1}");
        assertThat(data.path("json").path("times").get(0).asString(""))
                .isEqualTo("2026-05-06T12:00:00.000Z");
    }

    @Test
    void dates_in_lists_and_pages_are_named_by_their_place() {
        changed("trees.plant", "{\"json\":" + PLANT + "}");

        assertThat(asked("trees.all", "{\"json\":{}}").toString())
                .contains("\"values\":{\"0.plantedAt\":[\"Date\"]}");
        assertThat(asked("trees.list", "{\"json\":{}}").toString())
                .contains("\"values\":{\"data.0.plantedAt\":[\"Date\"]}");
    }

    @Test
    void without_dates_there_is_no_meta() {
        assertThat(asked("health", "{\"json\":{}}").toString())
                .isEqualTo("{\"result\":{\"data\":{\"json\":{\"count\":1}}}}");
    }

    @Test
    void undefined_goes_both_ways() {
        String undefined = "{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}";
        changed("trees.plant", "{\"json\":" + PLANT + "}");

        assertThat(asked("trees.list", undefined).has("result")).isTrue();
        assertThat(changed("trees.fell", "{\"json\":{\"id\":\"a\"}}").toString())
                .isEqualTo("{\"result\":{\"data\":" + undefined + "}}");
    }

    @Test
    void an_undefined_field_is_not_there_and_a_null_one_is() {
        changed("trees.plant", "{\"json\":{\"id\":\"a\",\"name\":\"Oak\",\"note\":\"old\"}}");

        changed(
                "trees.prune",
                "{\"json\":{\"id\":\"a\",\"note\":null},\"meta\":{\"values\":{\"note\":[\"undefined\"]},\"v\":1}}");
        assertThat(samples.trees.values()).extracting(Samples.Tree::note).containsExactly("old");
        changed("trees.prune", "{\"json\":{\"id\":\"a\",\"note\":null}}");
        assertThat(samples.trees.values())
                .extracting(Samples.Tree::note)
                .containsExactly((String) null);
    }

    @Test
    void paths_of_undefined_that_lead_nowhere_are_harmless() {
        for (String path : List.of("", ".", "a.b.c", "0", "\\\\", "limit.x", "\\\\.")) {
            var answer =
                    asked(
                            "trees.list",
                            "{\"json\":{\"limit\":5},\"meta\":{\"values\":{\""
                                    + path
                                    + "\":[\"undefined\"]}}}");

            assertThat(answer.has("result")).as(path).isTrue();
        }
    }

    @Test
    void what_superjson_does_not_write_is_a_bad_request() {
        for (String bad :
                List.of("5", "null", "[]", "{}", "{\"meta\":{}}", "{\"json\":{},\"meta\":5}")) {
            var error = asked("trees.list", bad).path("error").path("json");

            assertThat(word(error)).as(bad).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void errors_are_wrapped_in_batches_and_of_whole_requests_too() {
        var batch = json(get("/trpc-sj/trees.get,health?batch=1&input=%7B%7D"));
        var whole = json(post("/trpc-sj/health,trees.plant?batch=1", "{}"));

        assertThat(batch.get(0).path("error").path("json").path("data").has("issues")).isTrue();
        assertThat(whole.path("error").path("json").path("message").asString(""))
                .startsWith("Cannot mix");
    }

    @Test
    void a_kept_answer_has_its_dates_in_either_dialect() {
        var first = keyed("/trpc-sj/trees.plant", "{\"json\":" + PLANT + "}");
        var again = keyed("/trpc-sj/trees.plant", "{\"json\":" + PLANT + "}");
        var plain = keyed("/trpc/trees.plant", PLANT);

        assertThat(again).isEqualTo(first).contains("\"values\":{\"plantedAt\":[\"Date\"]}");
        assertThat(plain).contains("\"plantedAt\":\"2026-05-06T12:00:00.000Z\"}}}");
        assertThat(samples.planted).hasValue(1);
    }

    private String keyed(String path, String body) {
        return send(authorised(path)
                        .header("content-type", "application/json")
                        .header("idempotency-key", "k1")
                        .POST(text(body)))
                .body();
    }
}
