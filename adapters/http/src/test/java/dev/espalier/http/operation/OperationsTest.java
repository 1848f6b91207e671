package dev.espalier.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.shape.Nothing;
import dev.espalier.refusal.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class OperationsTest {

    record Id(String id) {}

    record Two(String a, String b) {}

    record Deep(Id id) {}

    record Loose(@Nullable String id) {}

    private static Draft<Id, Nothing> get(String name, String path) {
        return Operation.query(name, Id.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                .at(Verb.GET, path);
    }

    private static Operation<?, ?> plain(String name, Verb verb, String path) {
        return verb == Verb.GET
                ? Operation.query(name, Nothing.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .at(verb, path)
                        .open()
                : Operation.mutation(name, Nothing.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .at(verb, path)
                        .open();
    }

    @Test
    void two_operations_cannot_share_a_name_or_a_route() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Operations.of(plain("a", Verb.GET, "/a"), plain("a", Verb.GET, "/b")))
                .withMessageContaining("declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Operations.of(get("a", "/x/{id}").open(), get("b", "/x/{id}").open()))
                .withMessageContaining("both a and b");
    }

    @Test
    void a_fixed_segment_wins_over_a_parameter() {
        var table =
                Operations.of(
                        get("one", "/trees/{id}").open(), plain("all", Verb.GET, "/trees/all"));

        assertThat(found(table, Verb.GET, "trees", "all").operation().name()).isEqualTo("all");
        assertThat(found(table, Verb.GET, "trees", "ally").parameters())
                .isEqualTo(Map.of("id", "ally"));
    }

    @Test
    void the_parameters_way_is_taken_when_the_fixed_one_does_not_know_the_verb() {
        var table =
                Operations.of(
                        get("one", "/trees/{id}").open(),
                        plain("import", Verb.POST, "/trees/import"));

        assertThat(found(table, Verb.GET, "trees", "import").operation().name()).isEqualTo("one");
        assertThat(found(table, Verb.POST, "trees", "import").operation().name())
                .isEqualTo("import");
        assertThat(table.match(Verb.DELETE, List.of("trees", "import")))
                .isEqualTo(new Operations.Match.WrongVerb(Set.of(Verb.GET, Verb.POST)));
    }

    @Test
    void a_dead_end_is_left_again() {
        var table =
                Operations.of(get("deep", "/a/{id}/c").open(), plain("other", Verb.GET, "/a/b/d"));

        assertThat(found(table, Verb.GET, "a", "b", "c").parameters()).isEqualTo(Map.of("id", "b"));
    }

    @Test
    void an_empty_segment_is_no_parameter() {
        var table = Operations.of(get("one", "/trees/{id}").open());

        assertThat(table.match(Verb.GET, List.of("trees", "")))
                .isInstanceOf(Operations.Match.Unknown.class);
        assertThat(table.match(Verb.GET, List.of("trees")))
                .isInstanceOf(Operations.Match.Unknown.class);
        assertThat(table.match(Verb.GET, List.of())).isInstanceOf(Operations.Match.Unknown.class);
    }

    @Test
    void a_route_that_its_input_cannot_serve_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("a", "/x/{other}").open())
                .withMessageContaining("a field of the input");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Operation.query("a", Loose.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                                .at(Verb.GET, "/x/{id}")
                                .open())
                .withMessageContaining("a required field");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Operation.query("a", Deep.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                                .at(Verb.GET, "/x")
                                .open())
                .withMessageContaining("there is no body");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain("a", Verb.GET, "x"))
                .withMessageContaining("route x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain("a", Verb.GET, "/x//y"))
                .withMessageContaining("segment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("a", "/{id}/{id}").open())
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("A b", "/x"))
                .withMessageContaining("words joined by dots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("a", "/x").status(200).open())
                .withMessageContaining("204 exactly");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Operation.query(
                                        "a",
                                        Nothing.class,
                                        Nothing.class,
                                        (_, _) -> Nothing.NOTHING)
                                .at(Verb.DELETE, "/x")
                                .open())
                .withMessageContaining("GET for a query");
    }

    @Test
    void a_caller_without_the_scope_is_refused_whatever_the_face() {
        var operation =
                Operation.mutation(
                                "events.track", Two.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .scope(Scope.INGEST);
        var input = JsonNodeFactory.instance.objectNode().put("a", "1").put("b", "2");

        for (var scopes :
                List.of(
                        Set.of(Scope.INGEST),
                        Set.of(Scope.FULL),
                        Set.of(Scope.READ, Scope.INGEST))) {
            assertThat(operation.call(new Caller(1, "k", scopes), input))
                    .isEqualTo(Nothing.NOTHING);
        }
        for (var caller : List.of(Caller.NOBODY, new Caller(1, "k", Set.of(Scope.READ)))) {
            assertThatThrownBy(() -> operation.call(caller, input))
                    .isInstanceOf(Refused.Forbidden.class);
        }
    }

    @Test
    void a_subscription_has_no_route_and_is_not_called() {
        var draft = Operation.subscription("on", Id.class, Id.class, (_, _, _) -> new Silence());
        var operation =
                Operation.subscription("on", Id.class, Id.class, (_, _, _) -> new Silence())
                        .scope(Scope.READ);
        var reader = new Caller(1, "key_1", Set.of(Scope.READ));
        var input = JsonNodeFactory.instance.objectNode().put("id", "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.at(Verb.GET, "/on").scope(Scope.READ))
                .withMessageContaining("none for a subscription");
        assertThatThrownBy(() -> operation.call(reader, input))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> operation.subscribe(Caller.NOBODY, input, Optional.empty()))
                .isInstanceOf(Refused.Forbidden.class);
        try (var feed = operation.subscribe(reader, input, Optional.empty())) {
            assertThat(feed.ended()).isFalse();
        }
    }

    private static final class Silence implements Feed<Id> {
        @Override
        public Optional<Tracked<Id>> next(Duration atMost) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void an_event_id_must_fit_on_a_line() {
        for (String wrong : List.of("", "a\nb", "a\rb", "a\0b", "a".repeat(1_001))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Tracked<>(wrong, "x"))
                    .withMessageContaining("expected");
        }
    }

    @Test
    void an_operation_without_a_route_is_found_by_name_only() {
        var table =
                Operations.of(
                        Operation.query(
                                        "sequences.list",
                                        Nothing.class,
                                        Output.list(Id.class),
                                        (_, _) -> List.of(new Id("a")))
                                .scope(Scope.READ));
        var operation = table.named("sequences.list").orElseThrow();

        assertThat(operation.route()).isEmpty();
        assertThat(
                        new String(
                                operation
                                        .answer(
                                                new Caller(1, "k", Set.of(Scope.READ)),
                                                JsonNodeFactory.instance.objectNode())
                                        .body(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("[{\"id\":\"a\"}]");
    }

    private static Operations.Match.Found found(Operations table, Verb verb, String... segments) {
        return (Operations.Match.Found) table.match(verb, List.of(segments));
    }
}
