package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.limits.Destinations;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.send.Rate;
import dev.espalier.send.Waiting;
import dev.espalier.send.WarmUp;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A sending domain that nobody knows yet sends a few emails a day, and more each day.
class WarmUpTest {

    private static final String ONE = Story.ONE;

    private final Simulation sim = Simulation.start(warmUp(new WarmUp(10, 2, 40)));

    private static Limits warmUp(WarmUp how) {
        return new Limits(Optional.of(how), Set.of(), Optional.empty(), Destinations.families());
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private void signUp(int people) {
        sim.template("welcome");
        sim.active("one", ONE);
        for (int i = 0; i < people; i++) {
            sim.track("signed_up", "p" + i + "@d" + i % 7 + ".example");
        }
    }

    private Map<LocalDate, Long> perDay() {
        return sim.inbox().stream()
                .collect(
                        Collectors.groupingBy(
                                mail -> mail.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                                Collectors.counting()));
    }

    private static LocalDate day(int n) {
        return LocalDate.ofInstant(Simulation.START, ZoneOffset.UTC).plusDays(n);
    }

    @Test
    void each_day_takes_twice_as_many_as_the_day_before_until_the_target() {
        signUp(100);

        sim.pass(Duration.ofDays(2).plusHours(14));

        assertThat(perDay()).isEqualTo(Map.of(day(0), 10L, day(1), 20L, day(2), 40L));
        assertThat(sim.states("one")).containsOnly("sent", "queued");
    }

    @Test
    void what_waits_for_another_day_says_so_and_when_and_costs_no_attempt_and_no_retry() {
        signUp(11);
        sim.pass(Duration.ofHours(2));

        var waits = sim.sends("one").stream().filter(send -> send.waiting() != null).toList();

        assertThat(waits).hasSize(1);
        assertThat(waits.getFirst().waiting()).isEqualTo(Waiting.WARM_UP);
        assertThat(waits.getFirst().detail()).contains("espalier.example", "warmed up");
        assertThat(waits.getFirst().dueAt())
                .isBetween(
                        Instant.parse("2026-01-06T00:00:00Z"),
                        Instant.parse("2026-01-06T00:10:00Z"));
        assertThat(sim.database().one("SELECT max(deferrals) FROM pending_send")).isEqualTo("0");
    }

    @Test
    void what_finds_no_day_in_time_expires_when_it_would_have_anyway_and_says_why() {
        signUp(120);

        sim.pass(Duration.ofHours(71));
        assertThat(sim.states("one")).doesNotContain("expired");
        sim.pass(Duration.ofHours(2));

        assertThat(perDay()).isEqualTo(Map.of(day(0), 10L, day(1), 20L, day(2), 40L, day(3), 40L));
        assertThat(sim.sends("one").stream().filter(send -> send.detail().contains("warmed up")))
                .hasSize(10)
                .allSatisfy(send -> assertThat(send.state().apiWord()).isEqualTo("expired"));
    }

    @Test
    void a_day_that_was_hardly_used_is_had_again() {
        signUp(4);
        sim.pass(Duration.ofHours(24));
        for (int i = 0; i < 30; i++) {
            sim.track("signed_up", "late" + i + "@d.example");
        }
        sim.pass(Duration.ofHours(10));

        assertThat(perDay()).isEqualTo(Map.of(day(0), 4L, day(1), 10L));
    }

    @Test
    void what_the_relay_did_not_take_is_not_counted() {
        sim.relay().answers(_ -> new Delivery.Rejected(550, "5.7.1", "no"));
        signUp(3);
        sim.settle();
        sim.relay().answers(_ -> new Delivery.NotSubmitted("connection refused"));
        for (int i = 0; i < 30; i++) {
            sim.track("signed_up", "q" + i + "@d.example");
        }
        sim.pass(Duration.ofMinutes(5));
        assertThat(sim.database().one("SELECT used FROM sending_quota")).isEqualTo("0");

        sim.relay().accepts();
        sim.pass(Duration.ofMinutes(5));

        assertThat(perDay()).isEqualTo(Map.of(day(0), 10L));
    }

    @Test
    void the_place_of_one_that_is_refused_for_good_is_had_by_the_next_on_the_same_day() {
        sim.relay()
                .answers(envelope ->
                        envelope.to().matches("p[0-3]@.*")
                                ? new Delivery.Rejected(550, "5.7.1", "no")
                                : new Delivery.Accepted("250 kept"));
        signUp(13);

        sim.pass(Duration.ofMinutes(10));

        assertThat(perDay()).isEqualTo(Map.of(day(0), 9L));
        assertThat(sim.states("one")).doesNotContain("queued");
    }

    @Test
    void what_waits_for_a_day_goes_on_when_nothing_is_warmed_up_any_more() {
        signUp(13);
        sim.settle();
        assertThat(sim.inbox()).hasSize(10);

        var without = sim.unlimited("without");
        without.dispatch().begin();
        without.dispatch().turn();

        assertThat(sim.inbox()).hasSize(13);
    }

    @Test
    void what_may_have_arrived_is_counted() {
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp(3);
        sim.settle();

        assertThat(sim.database().one("SELECT used FROM sending_quota")).isEqualTo("3");
    }

    @Test
    void what_waits_for_another_day_goes_out_when_its_sequence_lets_it() {
        sim.template("welcome");
        sim.active(
                "one", ONE + "schedule: {from: \"09:00\", to: \"17:00\", zone: Europe/London}\n");
        for (int i = 0; i < 15; i++) {
            sim.track("signed_up", "p" + i + "@d.example");
        }

        sim.pass(Duration.ofHours(40));

        assertThat(sim.inbox().stream().skip(10).map(Mail::at))
                .hasSize(5)
                .allSatisfy(at ->
                        assertThat(at)
                                .isBetween(
                                        Instant.parse("2026-01-06T09:00:00Z"),
                                        Instant.parse("2026-01-06T17:00:00Z")));
    }

    @Test
    void a_rate_lets_so_many_go_in_each_hour_of_the_clock() {
        try (var hourly =
                Simulation.start(
                        new Limits(
                                Optional.empty(),
                                Set.of(),
                                Rate.parse("12/h"),
                                Destinations.families()))) {
            hourly.template("welcome");
            hourly.active("one", ONE);
            for (int i = 0; i < 50; i++) {
                hourly.track("signed_up", "p" + i + "@d.example");
            }

            hourly.pass(Duration.ofHours(6));

            assertThat(
                            hourly.inbox().stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    mail -> Rate.Per.HOUR.begin(mail.at()),
                                                    Collectors.counting()))
                                    .values())
                    .allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(12));
            assertThat(hourly.states("one")).containsOnly("sent");
        }
    }
}
