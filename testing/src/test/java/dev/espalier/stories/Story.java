package dev.espalier.stories;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.sequences.NewSequence.OneContact;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A story begins with a simulation of its own and three templates, `welcome`, `tips` and `offer`,
/// whose subjects are their ids.
abstract class Story {

    /// Two emails, two days apart.
    static final String DRIP =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: welcome}
              - {type: delay, key: pause, duration: 2d}
              - {type: email, key: tips, templateId: tips}
            """;

    /// One email at once.
    static final String ONE =
            """
            trigger: {event: signed_up}
            steps: [{type: email, key: welcome, templateId: welcome}]
            """;

    final Simulation sim = Simulation.start();

    @BeforeEach
    void templates() {
        sim.template("welcome");
        sim.template("tips");
        sim.template("offer");
    }

    @AfterEach
    void close() {
        sim.close();
    }

    /// A draft for one contact alone.
    ///
    /// @param scheduled the emails that have a time of their own, by step
    void draftFor(String contact, String id, String definition, Map<StepKey, Instant> scheduled) {
        sim.engine()
                .editor()
                .create(
                        sim.workspace(),
                        new NewSequence(
                                id,
                                id,
                                definition,
                                Optional.empty(),
                                Optional.of(new OneContact(contact, scheduled))),
                        "ai");
    }

    void signUp(String email) {
        sim.track("signed_up", email);
    }

    List<String> subjects() {
        return sim.inbox().stream().map(Mail::subject).toList();
    }

    static Duration days(int days) {
        return Duration.ofDays(days);
    }

    static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
