package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import org.junit.jupiter.api.Test;

/// What is kept of a message for its later attempts.
class KeptMessagesTest extends Story {

    @Test
    void messages_of_one_text_are_kept_as_what_differs_from_one_that_is_kept_once() {
        sim.template("welcome", "welcome", "A long story. ".repeat(300));
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Deferred(451, "4.2.0", "busy"));
        for (int i = 0; i < 3; i++) {
            signUp("p" + i + "@example.test");
            sim.settle();
        }

        assertThat(sim.database().one("SELECT count(*) FROM message_base")).isEqualTo("1");
        // The first was written before anybody knew that there would be a second.
        assertThat(
                        sim.database()
                                .one(
                                        "SELECT count(*) FROM pending_send WHERE length(frozen) < 1000"))
                .isEqualTo("2");

        sim.relay().accepts();
        sim.pass(hours(1));
        assertThat(subjects()).containsExactly("welcome", "welcome", "welcome");
    }
}
