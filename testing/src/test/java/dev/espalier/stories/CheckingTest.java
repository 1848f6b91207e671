package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.engine.sequences.Checking.Checked;
import dev.espalier.engine.sequences.Rehearsal.Assumptions;
import dev.espalier.engine.sequences.Rehearsal.Shown;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A definition that somebody is writing.
class CheckingTest extends Story {

    private Checked check(String definition, Optional<String> contact) {
        return sim.engine()
                .checking()
                .check(sim.workspace(), definition, contact, Assumptions.NONE);
    }

    @Test
    void faults_of_the_text_are_told_at_their_lines() {
        var checked =
                check(
                        """
                        steps:
                          - {type: email, delay: 2 days}
                          - {type: wait, event: ordered}
                        """,
                        Optional.empty());

        assertThat(checked.plan()).isEmpty();
        assertThat(checked.faults()).extracting(Issue::line).contains(2, 3);
    }

    @Test
    void a_template_that_is_missing_and_a_faulty_text_are_faults_too() {
        var checked =
                check(
                        """
                        steps:
                          - {type: email, key: a, subject: "Hi {{ x", body: Hello}
                          - {type: email, key: b, templateId: gone}
                        """,
                        Optional.empty());

        assertThat(checked.faults())
                .extracting(Issue::path, Issue::line)
                .containsExactly(tuple("steps[0].subject", 2), tuple("steps[1].templateId", 3));
    }

    @Test
    void without_faults_it_is_walked_through_and_nothing_is_stored() {
        var ada = sim.contact("ada@example.test", null, Map.of("firstName", "Ada"));

        var plan =
                check(
                                """
                                steps:
                                  - {type: email, key: a, subject: "Dear {{ firstName }}", body: Hello}
                                  - {type: delay, key: pause, duration: 2d}
                                  - {type: email, key: b, templateId: tips}
                                """,
                                Optional.of(ada))
                        .plan()
                        .orElseThrow();

        assertThat(plan.steps())
                .extracting(one -> one.step().key().value(), Shown::wouldSend, Shown::at)
                .containsExactly(
                        tuple("a", true, sim.now()),
                        tuple("pause", false, sim.now().plus(days(2))),
                        tuple("b", true, sim.now().plus(days(2))));
        assertThat(plan.steps().getFirst().rendered().orElseThrow().subject())
                .isEqualTo("Dear Ada");
        assertThat(sim.database().one("SELECT count(*) FROM sequence")).isEqualTo("0");
    }

    @Test
    void without_a_contact_somebody_made_up_walks() {
        assertThat(check(DRIP, Optional.empty()).plan().orElseThrow().steps()).hasSize(3);
        assertThatThrownBy(() -> check(DRIP, Optional.of("con_gone"))).isInstanceOf(NotFound.class);
    }
}
