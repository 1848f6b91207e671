package dev.espalier.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Contacts stand at a step by its key: an edit of one step must not move those at the others.
class KeptKeysTest {

    private static final int DEFINITIONS = 700;

    /// A definition whose text has no keys but those that its conditions name, and what each step
    /// of that text says, so that one can be known again after an edit.
    private static Node withoutKeys(Definition definition) {
        var named = new HashSet<String>();
        collectNamed(DefinitionWriter.write(definition), named);
        return stripped(DefinitionWriter.write(definition), named);
    }

    private static void collectNamed(Node node, Set<String> named) {
        switch (node) {
            case Node.Mapping(var entries, _) ->
                    entries.forEach(entry -> {
                        if (entry.name().equals("email")
                                && entry.value() instanceof Node.Text(var key, _)) {
                            named.add(key);
                        }
                        collectNamed(entry.value(), named);
                    });
            case Node.Seq(var items, _) -> items.forEach(item -> collectNamed(item, named));
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> {}
        }
    }

    private static Node stripped(Node node, Set<String> named) {
        return switch (node) {
            case Node.Mapping(var entries, _) ->
                    new Node.Mapping(
                            entries.stream()
                                    .filter(entry ->
                                            !(entry.name().equals("key")
                                                    && entry.value()
                                                            instanceof Node.Text(var key, _)
                                                    && !named.contains(key)))
                                    .map(entry ->
                                            new Node.Entry(
                                                    entry.name(),
                                                    stripped(entry.value(), named),
                                                    0))
                                    .toList(),
                            0);
            case Node.Seq(var items, _) ->
                    new Node.Seq(items.stream().map(item -> stripped(item, named)).toList(), 0);
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> node;
        };
    }

    private static Optional<Definition> read(Node text, Optional<Definition> previous) {
        return DefinitionReader.read(text, Holidays.NONE, previous)
                        instanceof Reading.Read(var definition, _, _)
                ? Optional.of(definition)
                : Optional.empty();
    }

    private static Definition readNew(long seed) {
        var text = withoutKeys(new RandomDefinitions(new Random(seed)).next(8));
        return read(text, Optional.empty()).orElseThrow();
    }

    /// The top-level steps of a text.
    private static List<Node> steps(Node text) {
        return ((Node.Mapping) text)
                .entries().stream()
                        .filter(entry -> entry.name().equals("steps"))
                        .map(entry -> ((Node.Seq) entry.value()).items())
                        .findFirst()
                        .orElseThrow();
    }

    private static Node withSteps(Node text, List<Node> steps) {
        return new Node.Mapping(
                ((Node.Mapping) text)
                        .entries().stream()
                                .map(entry ->
                                        entry.name().equals("steps")
                                                ? new Node.Entry("steps", new Node.Seq(steps, 0), 0)
                                                : entry)
                                .toList(),
                0);
    }

    private static Node fields(String... namesAndValues) {
        var entries = new ArrayList<Node.Entry>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.add(
                    new Node.Entry(namesAndValues[i], new Node.Text(namesAndValues[i + 1], 0), 0));
        }
        return new Node.Mapping(entries, 0);
    }

    private static List<StepKey> topKeys(Definition definition) {
        return definition.steps().stream().map(Step::key).toList();
    }

    private static Set<StepKey> allKeys(Definition definition) {
        return definition.allSteps().stream().map(Step::key).collect(Collectors.toSet());
    }

    private static final Node NEW_STEP = fields("type", "email", "templateId", "brand_new");

    @Test
    void an_unchanged_text_keeps_every_key() {
        for (long seed = 0; seed < DEFINITIONS; seed++) {
            var before = readNew(seed);

            var after = read(withoutKeys(before), Optional.of(before));

            assertThat(after).as("seed %d", seed).contains(before);
        }
    }

    @Test
    void inserting_a_step_keeps_every_other_key() {
        for (long seed = 0; seed < DEFINITIONS; seed++) {
            var before = readNew(seed);
            var text = withoutKeys(before);
            for (int i = 0; i < steps(text).size(); i++) {
                var steps = new ArrayList<>(steps(text));
                steps.add(i, NEW_STEP);

                var after = read(withSteps(text, steps), Optional.of(before)).orElseThrow();

                var kept = new ArrayList<>(after.steps());
                var added = kept.remove(i);
                assertThat(kept).as("seed %d, at %d", seed, i).isEqualTo(before.steps());
                assertThat(allKeys(before)).doesNotContain(added.key());
            }
        }
    }

    @Test
    void removing_a_step_keeps_every_other_key() {
        int removals = 0;
        for (long seed = 0; seed < DEFINITIONS; seed++) {
            var before = readNew(seed);
            var text = withoutKeys(before);
            for (int i = 0; i < steps(text).size(); i++) {
                var steps = new ArrayList<>(steps(text));
                steps.remove(i);
                var after = read(withSteps(text, steps), Optional.of(before));
                if (after.isPresent() && !hasEqualNeighbours(text)) {
                    removals++;
                    var expected = new ArrayList<>(before.steps());
                    expected.remove(i);
                    assertThat(after.get().steps())
                            .as("seed %d, at %d", seed, i)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(removals).isGreaterThan(DEFINITIONS / 2);
    }

    @Test
    void changing_a_step_keeps_every_key() {
        for (long seed = 0; seed < DEFINITIONS; seed++) {
            var before = readNew(seed);
            var text = withoutKeys(before);
            for (int i = 0; i < before.steps().size(); i++) {
                if (!(before.steps().get(i) instanceof Step.Delay)) {
                    continue;
                }
                var steps = new ArrayList<>(steps(text));
                steps.set(i, fields("type", "delay", "duration", "1234m"));

                var after = read(withSteps(text, steps), Optional.of(before)).orElseThrow();

                assertThat(topKeys(after)).as("seed %d, at %d", seed, i).isEqualTo(topKeys(before));
                assertThat(allKeys(after)).as("seed %d", seed).isEqualTo(allKeys(before));
            }
        }
    }

    /// Of equal steps in a row nobody can tell which one is gone, nor does it matter which.
    private static boolean hasEqualNeighbours(Node text) {
        var steps = new ArrayList<Node>();
        collectSteps(steps(text), steps);
        return new HashSet<>(steps).size() < steps.size();
    }

    private static void collectSteps(List<Node> steps, List<Node> into) {
        for (var step : steps) {
            var own = new ArrayList<Node.Entry>();
            for (var entry : ((Node.Mapping) step).entries()) {
                if (Set.of("then", "else").contains(entry.name())) {
                    collectSteps(((Node.Seq) entry.value()).items(), into);
                } else if (!entry.name().equals("key")) {
                    own.add(entry);
                }
            }
            into.add(new Node.Mapping(own, 0));
        }
    }

    @Test
    void a_moved_step_takes_its_key_along() {
        var a = fields("send", "a");
        var b = fields("send", "b");
        var c = fields("send", "c");
        var before = read(new Node.Seq(List.of(a, b, c), 0), Optional.empty()).orElseThrow();

        var after = read(new Node.Seq(List.of(c, a, b), 0), Optional.of(before)).orElseThrow();

        assertThat(topKeys(after).stream().map(StepKey::value))
                .containsExactly("email-c", "email-a", "email-b");
    }

    @Test
    void the_key_of_a_step_that_is_gone_is_given_to_no_other() {
        var before =
                read(
                                new Node.Seq(
                                        List.of(fields("brief", "Hello"), fields("send", "x")), 0),
                                Optional.empty())
                        .orElseThrow();
        var without =
                new Node.Seq(
                        List.of(
                                fields("send", "x"),
                                fields("delay", "1d"),
                                fields("subject", "Hello", "body", "Text")),
                        0);

        var after = read(without, Optional.of(before)).orElseThrow();

        assertThat(topKeys(after).stream().map(StepKey::value))
                .containsExactly("email-x", "delay-1d", "email-hello-2");
    }

    @Test
    void a_written_key_wins_over_every_given_one() {
        var before =
                read(new Node.Seq(List.of(fields("send", "a")), 0), Optional.empty()).orElseThrow();
        var text =
                new Node.Seq(
                        List.of(fields("send", "a"), fields("send", "b", "key", "email-a")), 0);

        var after = read(text, Optional.of(before)).orElseThrow();

        assertThat(topKeys(after).stream().map(StepKey::value))
                .containsExactly("email-a-2", "email-a");
    }

    @Test
    void the_same_text_gets_the_same_keys() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(readNew(seed)).isEqualTo(readNew(seed));
        }
    }

    @Test
    void keys_tell_what_a_step_does() {
        var text =
                new Node.Seq(
                        List.of(
                                fields("send", "tmpl_welcome"),
                                fields("delay", "2d"),
                                fields("delay", "2d"),
                                fields("until", "09:00"),
                                fields("subject", "Hello {{ contact.email }}, friend", "body", "x"),
                                fields("brief", "Ask whether the valuation helped them at all"),
                                fields("send", "?/§"),
                                fields("wait", "order placed", "timeout", "1d"),
                                fields(
                                        "property",
                                        "contact.properties.plan",
                                        "value",
                                        "pro",
                                        "then",
                                        "exit")),
                        0);

        var keys =
                read(text, Optional.empty()).orElseThrow().allSteps().stream()
                        .map(step -> step.key().value())
                        .toList();

        assertThat(keys)
                .containsExactly(
                        "email-tmpl_welcome",
                        "delay-2d",
                        "delay-2d-2",
                        "until-0900",
                        "email-hello-friend",
                        "email-ask-whether-the-valuation-helped",
                        "email",
                        "wait-order-placed",
                        "condition-plan",
                        "exit");
    }
}
