package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.engine.insight.Alarms.Alarm;
import dev.espalier.engine.insight.Alarms.Kind;
import dev.espalier.engine.insight.Dashboard;
import dev.espalier.engine.insight.Dashboard.Bar;
import dev.espalier.engine.insight.Dashboard.Coming;
import dev.espalier.send.SendState;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DashboardTest extends Story {

    private static final ZoneId UTC = ZoneOffset.UTC;

    private Dashboard dashboard() {
        return sim.engine().insight().dashboard();
    }

    private Coming coming() {
        return dashboard().coming(sim.workspace(), UTC);
    }

    private static List<Long> counts(List<Bar> bars) {
        return bars.stream().map(Bar::count).toList();
    }

    private static long sum(List<Bar> bars) {
        return bars.stream().mapToLong(Bar::count).sum();
    }

    @Test
    void people_who_will_get_an_email_are_counted_by_its_hour_and_day() {
        sim.active("drip", DRIP);
        sim.active(
                "quick",
                """
                trigger: {event: asked}
                steps: [{type: email, key: a, templateId: offer, delay: 90m}]
                """);
        signUp("ada@example.test");
        sim.track("asked", "bob@example.test");
        sim.settle();

        var coming = coming();
        assertThat(coming.overdue()).isZero();
        assertThat(coming.hours()).hasSize(24);
        assertThat(coming.hours().getFirst().from()).isEqualTo(Simulation.START);
        assertThat(coming.hours().get(1).count()).isEqualTo(1);
        assertThat(sum(coming.hours())).isEqualTo(1);
        assertThat(counts(coming.days())).containsExactly(1L, 0L, 1L, 0L, 0L, 0L, 0L);
        assertThat(coming.days().getFirst().from())
                .isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
    }

    @Test
    void what_leads_to_no_email_and_who_is_paused_or_held_is_not_counted() {
        sim.active(
                "other",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: delay, key: first, duration: 1d}
                  - {type: wait, key: order, event: ordered, timeout: 1d, then: [], else: []}
                  - {type: email, key: a, templateId: offer, delay: 1h}
                """);
        sim.active("paused", ONE.replace("templateId: welcome", "templateId: welcome, delay: 1d"));
        signUp("ada@example.test");
        sim.settle();
        sim.pause("paused");

        assertThat(sum(coming().days())).isZero();
        sim.resume("paused");
        assertThat(sum(coming().days())).isEqualTo(1);
    }

    @Test
    void what_is_due_and_was_not_sent_is_overdue() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();

        sim.outage(days(3));

        assertThat(coming().overdue()).isEqualTo(1);
        assertThat(sum(coming().days())).isZero();
    }

    @Test
    void hours_and_days_begin_where_they_do_in_the_zone() {
        var kathmandu = dashboard().coming(sim.workspace(), ZoneId.of("Asia/Kathmandu"));

        // 14:45 there.
        assertThat(kathmandu.hours().getFirst().from())
                .isEqualTo(Instant.parse("2026-01-05T08:15:00Z"));
        assertThat(kathmandu.days().get(1).from()).isEqualTo(Instant.parse("2026-01-05T18:15:00Z"));
    }

    @Test
    void a_day_on_which_daylight_saving_begins_is_an_hour_short() {
        sim.outage(Duration.between(sim.now(), Instant.parse("2026-03-28T12:00:00Z")));
        var london = dashboard().coming(sim.workspace(), ZoneId.of("Europe/London"));

        assertThat(london.days())
                .extracting(Bar::from)
                .startsWith(
                        Instant.parse("2026-03-28T00:00:00Z"),
                        Instant.parse("2026-03-29T00:00:00Z"),
                        Instant.parse("2026-03-29T23:00:00Z"));
    }

    @Test
    void outcomes_are_counted_on_the_day_a_relay_took_the_email() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
        sim.pass(days(2));
        signUp("cleo@example.test");
        sim.settle();
        sim.database()
                .execute(
                        "UPDATE send SET state = 'bounced', ended_at = ended_at + interval '2 days' WHERE contact_id = (SELECT id FROM contact WHERE address = 'bob@example.test')");

        var days = dashboard().outcomes(sim.workspace(), UTC, 3);

        assertThat(days)
                .extracting(
                        Dashboard.Day::from, Dashboard.Day::sent, day -> day.of(SendState.BOUNCED))
                .containsExactly(
                        tuple(Instant.parse("2026-01-05T00:00:00Z"), 2L, 1L),
                        tuple(Instant.parse("2026-01-06T00:00:00Z"), 0L, 0L),
                        tuple(Instant.parse("2026-01-07T00:00:00Z"), 1L, 0L));
    }

    @Test
    void outcomes_stay_the_same_when_their_lines_are_rolled_up() {
        sim.active("drip", DRIP);
        for (int i = 0; i < 5; i++) {
            signUp("person" + i + "@example.test");
            sim.pass(days(1));
        }
        var before = dashboard().outcomes(sim.workspace(), UTC, 10);

        sim.store().run(tx -> tx.overview().rollUp());
        assertThat(sim.database().one("SELECT count(*) FROM send_tally_line")).isEqualTo("0");
        assertThat(dashboard().outcomes(sim.workspace(), UTC, 10)).isEqualTo(before);
        signUp("late@example.test");
        sim.settle();
        sim.store().run(tx -> tx.overview().rollUp());

        var ledger = Long.parseLong(sim.database().one("SELECT count(*) FROM send"));
        assertThat(
                        dashboard().outcomes(sim.workspace(), UTC, 10).stream()
                                .mapToLong(Dashboard.Day::sent)
                                .sum())
                .isEqualTo(ledger);
    }

    @Test
    void what_waits_for_a_reviewer_is_counted() {
        assertThat(dashboard().waiting(sim.workspace()).since()).isEmpty();
        sim.draft("drip", DRIP);
        sim.outage(hours(1));
        sim.draft("one", ONE);
        sim.active("running", ONE);

        var waiting = dashboard().waiting(sim.workspace());
        assertThat(waiting.sequences()).isEqualTo(2);
        assertThat(waiting.emails()).isEqualTo(3);
        assertThat(waiting.personal()).isZero();
        assertThat(waiting.since()).contains(Simulation.START);
    }

    private List<Alarm> alarms() {
        return sim.engine().insight().alarms().now(sim.workspace());
    }

    private void beat() {
        sim.store().run(tx -> tx.nodes().beat(UUID.randomUUID(), "a node", sim.now()));
    }

    @Test
    void a_house_in_which_nobody_ticks_says_so_and_a_quiet_one_says_nothing() {
        assertThat(alarms()).extracting(Alarm::kind).containsExactly(Kind.NOBODY_TICKING);

        beat();
        assertThat(alarms()).isEmpty();
        sim.outage(minutes(1));
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.since()).contains(Simulation.START));
    }

    @Test
    void what_a_person_has_to_look_at_is_told_by_sequence() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.outage(days(30));
        sim.settle();
        beat();
        sim.database().execute("UPDATE email SET generation = 'failed' WHERE step_key = 'tips'");

        assertThat(alarms())
                .extracting(Alarm::kind, Alarm::count, one -> one.sequence().orElse(""))
                .containsExactly(
                        tuple(Kind.GENERATION_FAILED, 1L, "drip"), tuple(Kind.HELD, 1L, "drip"));
        assertThat(alarms().getLast().words())
                .isEqualTo("1 contact is held: too late, or planning it failed");
    }
}
