package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sequence from an event to mail.
class DripTest {

    private Simulation sim = Simulation.start();

    @BeforeEach
    void templates() {
        sim.template(
                "welcome",
                "Welcome, {{ contact.properties.firstName | default: 'friend' }}",
                "Hello");
        sim.template("tips");
        sim.template("offer");
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void an_event_enrols_a_contact_and_each_email_comes_at_its_time() {
        sim.active(
                "onboarding",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: email, templateId: welcome}
                  - {type: delay, duration: 2d}
                  - {type: email, templateId: tips}
                """);
        sim.contact("ada@example.test", "Europe/London", Map.of("firstName", "Ada"));

        sim.track("signed_up", "ada@example.test");
        sim.pass(Duration.ofDays(3));

        assertThat(sim.inbox())
                .extracting(Mail::subject, Mail::at)
                .containsExactly(
                        tuple("Welcome, Ada", Simulation.START),
                        tuple("tips", Simulation.START.plus(Duration.ofDays(2))));
        assertThat(sim.status("onboarding").counts())
                .extracting("enrolled", "active", "completed")
                .containsExactly(1L, 0L, 1L);
        assertThat(sim.sends("onboarding"))
                .extracting(send -> send.state().apiWord())
                .containsExactly("sent", "sent");
    }

    @Test
    void nothing_is_sent_early() {
        sim.active(
                "late",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: email, templateId: welcome, delay: 90m}
                """);
        sim.track("signed_up", "ada@example.test");

        sim.pass(Duration.ofMinutes(89));
        assertThat(sim.inbox()).isEmpty();

        sim.pass(Duration.ofMinutes(1));
        assertThat(sim.inbox()).hasSize(1);
    }

    @Test
    void the_same_event_told_a_hundred_times_enrols_once() {
        sim.active(
                "once",
                "{\"trigger\":{\"event\":\"signed_up\"},\"steps\":[{\"type\":\"email\",\"templateId\":\"welcome\"}]}");

        for (int i = 0; i < 100; i++) {
            sim.track("signed_up", i % 2 == 0 ? "ada@example.test" : " ADA@example.test ");
        }
        sim.settle();

        assertThat(sim.inbox()).hasSize(1);
        assertThat(sim.status("once").counts().enrolled()).isEqualTo(1);
    }

    @Test
    void a_condition_sends_people_their_own_way() {
        sim.active(
                "split",
                """
                trigger: {event: signed_up}
                steps:
                  - type: condition
                    if: {property: contact.properties.plan, operator: equals, value: pro}
                    then: [{type: exit}]
                  - {type: email, templateId: offer}
                """);
        sim.contact("pro@example.test", null, Map.of("plan", "pro"));
        sim.contact("free@example.test", null, Map.of("plan", "free"));

        sim.track("signed_up", "pro@example.test");
        sim.track("signed_up", "free@example.test");
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("free@example.test");
        assertThat(sim.status("split").counts())
                .extracting("completed", "exited")
                .containsExactly(1L, 1L);
    }

    @Test
    void who_waits_for_an_event_goes_on_when_it_comes_and_otherwise_after_the_timeout() {
        sim.active(
                "waiting",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: email, templateId: welcome}
                  - {type: wait, event: order_placed, timeout: 3d, then: [{type: exit}], else: []}
                  - {type: email, templateId: offer}
                """);
        sim.track("signed_up", "buyer@example.test");
        sim.track("signed_up", "other@example.test");
        sim.pass(Duration.ofDays(1));

        sim.track("order_placed", "buyer@example.test");
        sim.pass(Duration.ofDays(3));

        assertThat(sim.subjectsOf("buyer@example.test")).containsExactly("Welcome, friend");
        assertThat(sim.subjectsOf("other@example.test"))
                .containsExactly("Welcome, friend", "offer");
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START.plus(Duration.ofDays(3)));
    }

    @Test
    void an_exit_condition_ends_an_enrolment_wherever_it_stands() {
        sim.active(
                "until-bought",
                """
                trigger: {event: signed_up}
                exitConditions: [{event: purchased}]
                steps:
                  - {type: email, templateId: welcome}
                  - {type: delay, duration: 2d}
                  - {type: email, templateId: offer}
                """);
        sim.track("signed_up", "ada@example.test");
        sim.pass(Duration.ofHours(5));

        sim.track("purchased", "ada@example.test");
        sim.pass(Duration.ofDays(5));

        assertThat(sim.inbox()).hasSize(1);
        assertThat(sim.status("until-bought").counts().exited()).isEqualTo(1);
    }

    @Test
    void emails_wait_for_the_window_in_the_contacts_zone() {
        sim.active(
                "office-hours",
                """
                trigger: {event: signed_up}
                schedule: {from: "09:00", to: "17:00", days: [mon, tue, wed, thu, fri]}
                steps:
                  - {type: email, templateId: welcome}
                """);
        sim.contact("ny@example.test", "America/New_York", Map.of());
        sim.contact("tokyo@example.test", "Asia/Tokyo", Map.of());

        sim.track("signed_up", "ny@example.test");
        sim.track("signed_up", "tokyo@example.test");
        sim.pass(Duration.ofDays(2));

        assertThat(sim.inbox())
                .extracting(Mail::to, Mail::at)
                .containsExactly(
                        tuple("ny@example.test", Instant.parse("2026-01-05T14:00:00Z")),
                        tuple("tokyo@example.test", Instant.parse("2026-01-06T00:00:00Z")));
    }
}
