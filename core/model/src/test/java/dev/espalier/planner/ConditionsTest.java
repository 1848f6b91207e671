package dev.espalier.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Operator;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.StepKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How predicates are joined, and what a path finds.
class ConditionsTest {

    private static final Predicate YES =
            new Predicate.Compares("contact.email", Operator.NOT_EXISTS, null);
    private static final Predicate NO =
            new Predicate.Compares("contact.email", Operator.EXISTS, null);

    private static final Map<String, Object> CONTACT =
            Map.of(
                    "id",
                    "con_1",
                    "properties",
                    Map.of(
                            "plan",
                            "pro",
                            "address",
                            Map.of("city", "Bath", "post.code", "BA1"),
                            "a.b",
                            "dotted",
                            "list",
                            List.of("x")));
    private static final Map<String, Object> EVENT =
            Map.of("amount", 5, "properties", Map.of("kind", "nested"), "item", Map.of("id", 7));

    private static boolean holds(Predicate predicate) {
        return Conditions.holds(predicate, CONTACT, EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.id",
                "contact.properties.plan",
                "contact.properties.address.city",
                "contact.properties.address.post.code",
                "contact.properties.a.b",
                "contact.properties",
                "event.amount",
                "event.properties.amount",
                "event.properties.kind",
                "event.item.id",
                "event"
            })
    void a_path_finds_what_is_there_dots_in_names_and_all(String path) {
        assertThat(holds(new Predicate.Compares(path, Operator.EXISTS, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.properties.nothing",
                "contact.properties.plan.deeper",
                "contact.properties.list.0",
                "contact.plan",
                "plan",
                "event.kind.x",
                "elsewhere.amount",
                ""
            })
    void a_path_that_leads_nowhere_finds_nothing(String path) {
        assertThat(holds(new Predicate.Compares(path, Operator.EXISTS, null))).isFalse();
    }

    @Test
    void all_any_and_not_join_as_their_names_say() {
        assertThat(holds(new Predicate.All(List.of(YES, YES)))).isTrue();
        assertThat(holds(new Predicate.All(List.of(YES, NO)))).isFalse();
        assertThat(holds(new Predicate.All(List.of()))).isTrue();
        assertThat(holds(new Predicate.Any(List.of(NO, YES)))).isTrue();
        assertThat(holds(new Predicate.Any(List.of(NO, NO)))).isFalse();
        assertThat(holds(new Predicate.Any(List.of()))).isFalse();
        assertThat(holds(new Predicate.Not(NO))).isTrue();
        assertThat(holds(new Predicate.Not(new Predicate.All(List.of(YES, NO))))).isTrue();
    }

    @Test
    void activity_counts_for_its_own_email_and_kind_alone() {
        var opened = new Predicate.Did(new StepKey("welcome"), Activity.OPENED);
        var facts = Given.nothingSpecial().did("welcome", Activity.OPENED).facts();

        assertThat(Conditions.holds(opened, facts)).isTrue();
        assertThat(Conditions.holds(new Predicate.Did(new StepKey("tips"), Activity.OPENED), facts))
                .isFalse();
        assertThat(
                        Conditions.holds(
                                new Predicate.Did(new StepKey("welcome"), Activity.REPLIED), facts))
                .isFalse();
    }

    @Test
    void a_trigger_knows_no_activity_yet() {
        var opened = new Predicate.Did(new StepKey("welcome"), Activity.OPENED);

        assertThat(holds(opened)).isFalse();
        assertThat(holds(new Predicate.Not(opened))).isTrue();
    }
}
