package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.Moved;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.sequence.Email;
import org.junit.jupiter.api.Test;

/// What happens to the people inside when a new version takes over.
class VersionTest extends Story {

    /// As the drip, with an offer in the place of the tips.
    private static final String WITH_OFFER =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: welcome}
              - {type: delay, key: pause, duration: 2d}
              - {type: email, key: offer, templateId: offer}
            """;

    private static final String OFFER_FIRST =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: offer, templateId: offer}
              - {type: delay, key: other, duration: 5d}
              - {type: email, key: tips, templateId: tips}
              - {type: email, key: welcome, templateId: welcome}
            """;

    private Moved migrate(String definition) {
        return sim.update("drip", definition, OnPublish.MIGRATE, true).moved().orElseThrow();
    }

    private void afterWelcome() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.pass(days(1));
    }

    @Test
    void those_who_stay_finish_on_the_version_they_began() {
        afterWelcome();

        var edited = sim.update("drip", WITH_OFFER, OnPublish.STAY, true);
        signUp("bob@example.test");
        sim.pass(days(3));

        assertThat(edited.moved()).isEmpty();
        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome", "tips");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "offer");
    }

    @Test
    void those_who_migrate_go_on_at_the_step_with_the_same_key() {
        afterWelcome();

        assertThat(migrate(WITH_OFFER)).isEqualTo(new Moved(1, 0, 0));
        sim.pass(days(1));

        assertThat(subjects()).containsExactly("welcome", "offer");
        assertThat(sim.inbox().getLast().at()).isEqualTo(sim.now());
    }

    @Test
    void those_whose_step_is_gone_go_on_at_the_next_that_is_left() {
        afterWelcome();

        assertThat(migrate(DRIP.replace("  - {type: delay, key: pause, duration: 2d}\n", "")))
                .isEqualTo(new Moved(0, 1, 0));
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void those_who_have_no_step_left_are_done() {
        afterWelcome();

        assertThat(migrate(ONE)).isEqualTo(new Moved(0, 0, 1));
        sim.pass(days(5));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").counts())
                .extracting("active", "completed")
                .containsExactly(0L, 1L);
    }

    @Test
    void a_version_that_brings_a_sent_step_back_does_not_send_it_again() {
        afterWelcome();

        migrate(OFFER_FIRST.replace("other", "pause"));
        sim.pass(days(9));

        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(sim.status("drip").counts().completed()).isEqualTo(1);
    }

    @Test
    void an_email_on_its_way_ends_in_the_old_version_and_its_person_goes_on_in_the_new() {
        sim.active("drip", DRIP);
        sim.relay()
                .answers(_ -> {
                    migrate(WITH_OFFER);
                    sim.relay().accepts();
                    return new Delivery.Accepted("250 kept");
                });
        signUp("ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome", "offer");
        assertThat(sim.sends("drip")).extracting("attempt").containsExactly(1, 1);
    }

    @Test
    void an_email_on_its_way_whose_step_is_gone_leads_to_the_next_that_is_left() {
        sim.active("drip", DRIP);
        sim.relay()
                .answers(_ -> {
                    migrate(
                            """
                            steps:
                              - {type: email, key: hello, templateId: offer}
                              - {type: email, key: tips, templateId: tips}
                            """);
                    sim.relay().accepts();
                    return new Delivery.Accepted("250 kept");
                });
        signUp("ada@example.test");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void a_send_that_the_gate_stops_after_its_step_went_leads_to_the_next_that_is_left() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        sim.pause("drip");
        migrate(DRIP.replace("key: welcome", "key: hello"));
        sim.settle();
        sim.resume("drip");

        sim.pass(days(3));

        assertThat(subjects()).containsExactly("tips");
        assertThat(sim.states("drip")).containsExactly("cancelled", "sent");
        assertThat(sim.status("drip").counts().completed()).isEqualTo(1);
    }

    @Test
    void people_of_several_old_versions_migrate_together() {
        afterWelcome();
        sim.update("drip", DRIP.replace("2d", "3d"), OnPublish.STAY, true);
        signUp("bob@example.test");
        sim.settle();

        assertThat(migrate(WITH_OFFER)).isEqualTo(new Moved(2, 0, 0));
        sim.pass(days(4));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome", "offer");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "offer");
    }

    @Test
    void steps_without_a_key_keep_theirs_through_an_edit() {
        var text =
                """
                steps:
                  - {type: email, templateId: welcome}
                  - {type: delay, duration: 2d}
                  - {type: email, templateId: tips}
                """;
        sim.active("drip", text);
        var before = keys();

        sim.update("drip", text.replace("2d", "3d"), OnPublish.STAY, true);

        assertThat(keys()).isEqualTo(before);
        assertThat(sim.status("drip").sequence().runningVersion()).contains(2);
    }

    private java.util.List<StepKey> keys() {
        return sim.engine().reports().emails(sim.workspace(), "drip").stream()
                .map(Email::step)
                .toList();
    }
}
