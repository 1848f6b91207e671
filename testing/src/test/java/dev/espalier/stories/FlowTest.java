package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.engine.insight.Flow.Node;
import dev.espalier.engine.insight.Flow.Picture;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowTest extends Story {

    private static final String BRANCHES =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: welcome}
              - {type: delay, key: pause, duration: 2d}
              - type: condition
                key: plan
                if: {property: contact.properties.plan, operator: equals, value: pro}
                then: [{type: exit, key: out, reason: pays already}]
                else: [{type: email, key: tips, templateId: tips, delay: 1d}]
              - {type: wait, key: order, event: order_placed, timeout: 3d, then: [{type: exit, key: bought}], else: []}
              - {type: email, key: ask, brief: Ask whether it helped}
            """;

    private Picture picture() {
        return sim.engine().insight().flow().of(sim.workspace(), "seq", Optional.empty());
    }

    private static Stream<Node> all(java.util.List<Node> nodes) {
        return nodes.stream()
                .flatMap(node ->
                        Stream.concat(
                                Stream.of(node),
                                node.branches().stream().flatMap(one -> all(one.nodes()))));
    }

    private Node node(String key) {
        return all(picture().nodes())
                .filter(node -> node.step().key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void people(String key, long at, long past, long held) {
        assertThat(node(key).people())
                .as(key)
                .extracting(one -> one.at(), one -> one.past(), one -> one.held())
                .containsExactly(at, past, held);
    }

    @Test
    void a_definition_is_drawn_with_its_branches_in_words() {
        sim.draft("seq", BRANCHES);

        assertThat(picture().version()).isEqualTo(1);
        assertThat(all(picture().nodes()))
                .extracting(one -> one.step().key().value(), Node::title, Node::detail)
                .containsExactly(
                        tuple("welcome", "welcome", ""),
                        tuple("pause", "Wait 2 days", ""),
                        tuple("plan", "If plan is pro", ""),
                        tuple("out", "Leave", "pays already"),
                        tuple("tips", "tips", "after 1 day"),
                        tuple("order", "Wait for order_placed", "at most 3 days"),
                        tuple("bought", "Leave", ""),
                        tuple("ask", "Written for each person", "Ask whether it helped"));
        assertThat(node("plan").branches())
                .extracting(one -> one.label())
                .containsExactly("yes", "no");
        assertThat(node("welcome").emailId()).isPresent();
        assertThat(node("ask").emailId()).isEmpty();
    }

    @Test
    void people_are_counted_where_they_stand_and_what_they_have_behind_them() {
        sim.active("seq", BRANCHES);
        sim.contact("pro@example.test", null, Map.of("plan", "pro"));
        signUp("pro@example.test");
        signUp("ada@example.test");
        sim.pass(hours(1));
        signUp("bob@example.test");
        sim.settle();

        people("welcome", 0, 3, 0);
        people("pause", 3, 0, 0);

        sim.pass(days(2).minus(minutes(30)));
        people("pause", 1, 2, 0);
        people("plan", 0, 2, 0);
        people("out", 0, 1, 0);
        people("tips", 1, 0, 0);

        sim.pass(days(5));
        people("tips", 0, 2, 0);
        people("order", 0, 2, 0);
        people("ask", 2, 0, 2);
    }

    @Test
    void each_version_has_its_own_people() {
        sim.active("seq", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.update("seq", DRIP.replace("2d", "3d"), OnPublish.STAY, true);
        signUp("bob@example.test");
        sim.settle();

        people("welcome", 0, 1, 0);
        people("pause", 1, 0, 0);
        var first = sim.engine().insight().flow().of(sim.workspace(), "seq", Optional.of(1));
        assertThat(first.nodes().get(1).title()).isEqualTo("Wait 2 days");
        assertThat(first.nodes().get(1).people().at()).isEqualTo(1);
    }

    @Test
    void what_is_not_there_is_not_found() {
        sim.draft("seq", ONE);
        var flow = sim.engine().insight().flow();

        assertThatThrownBy(() -> flow.of(sim.workspace(), "gone", Optional.empty()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> flow.of(sim.workspace(), "seq", Optional.of(9)))
                .isInstanceOf(NotFound.class);
    }
}
