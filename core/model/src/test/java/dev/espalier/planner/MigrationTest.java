package dev.espalier.planner;

import static dev.espalier.planner.Given.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Operator;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final Definition OLD =
            Definition.of(
                    List.of(
                            email("a"),
                            new Step.Condition(
                                    new StepKey("if"),
                                    new Predicate.Compares("contact.id", Operator.EXISTS, null),
                                    List.of(email("b"), email("c")),
                                    List.of(email("d"))),
                            email("e")));

    private static Optional<String> from(String step, String... left) {
        var target = Definition.of(Stream.of(left).<Step>map(Given::email).toList());
        return Migration.survivor(OLD, target, new StepKey(step)).map(StepKey::value);
    }

    @Test
    void who_stands_at_a_step_that_is_left_stays_there() {
        assertThat(from("b", "x", "b", "e")).contains("b");
    }

    @Test
    void who_stands_at_a_step_that_is_gone_goes_to_the_next_that_is_left() {
        assertThat(from("a", "e", "x")).contains("e");
        assertThat(from("if", "a", "e")).contains("e");
    }

    @Test
    void the_next_step_of_a_branch_is_in_the_branch_and_then_behind_it() {
        assertThat(from("b", "c", "d", "e")).contains("c");
        assertThat(from("b", "d", "e")).contains("e");
        assertThat(from("d", "b", "c", "e")).contains("e");
    }

    @Test
    void who_has_no_step_left_has_nowhere_to_go() {
        assertThat(from("e", "a", "b")).isEmpty();
        assertThat(from("unknown", "a")).isEmpty();
    }
}
