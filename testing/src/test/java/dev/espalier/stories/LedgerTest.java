package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The books: every planned send is in them once, in order, and they add up.
class LedgerTest extends Story {

    private static final String THREE =
            """
            trigger: {event: signed_up}
            exitConditions: [{event: purchased}]
            steps:
              - {type: email, key: first, templateId: welcome}
              - {type: delay, duration: 1h}
              - type: condition
                if: {property: contact.properties.plan, operator: equals, value: pro}
                then: [{type: exit}]
              - {type: email, key: second, templateId: tips}
              - {type: wait, event: order_placed, timeout: 1d, then: [], else: [{type: exit}]}
              - {type: email, key: third, templateId: offer}
            """;

    /// Rows that stand in both parts of the ledger, or more often than once in one.
    private static final String TWICE =
            """
            SELECT count(*) FROM (SELECT enrolment_id, step_key FROM sends GROUP BY 1, 2 HAVING count(*) > 1) t
            """;

    private static final String NOT_IN_STEP =
            """
            SELECT count(*) FROM enrolment e
             WHERE e.sending <> EXISTS (SELECT FROM pending_send p WHERE p.enrolment_id = e.id)
            """;

    private static final String TALLY =
            """
            SELECT string_agg(format('%s %s %s', status, n, (n = k)::text), ', ')
              FROM (SELECT status, count(*) AS n,
                           (SELECT CASE e.status WHEN 'active' THEN sum(active) WHEN 'completed' THEN sum(completed)
                                                 WHEN 'exited' THEN sum(exited) ELSE sum(cancelled) END
                              FROM enrolment_tally) AS k
                      FROM enrolment e GROUP BY status) t
            """;

    @Test
    void whatever_the_relay_and_people_do_the_books_add_up() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        sim.active("three", THREE);
        for (int i = 0; i < 60; i++) {
            sim.contact(person(i), null, Map.of("plan", i % 7 == 0 ? "pro" : "free"));
            signUp(person(i));
        }
        sim.relay().answers(envelope -> answer(random, envelope));
        for (int i = 0; i < 40; i++) {
            sim.track(
                    random.nextBoolean() ? "order_placed" : "purchased",
                    person(random.nextInt(60)));
            if (random.nextInt(8) == 0) {
                sim.pause("three");
            } else {
                sim.resume("three");
            }
            sim.pass(minutes(random.nextInt(120)));
            checkBooks(seed);
        }
        sim.resume("three");
        sim.relay().accepts();
        sim.pass(days(8));
        checkBooks(seed);

        var counts = sim.status("three").counts();
        assertThat(counts.enrolled()).as("seed %d", seed).isEqualTo(60);
        assertThat(counts.active()).as("seed %d", seed).isZero();
        assertThat(
                        sim.database()
                                .one("SELECT count(*) FROM pending_send WHERE state <> 'in_doubt'"))
                .as("seed %d", seed)
                .isEqualTo("0");
    }

    private static String person(int i) {
        return "p" + i + "@example.test";
    }

    private static synchronized Delivery answer(SplittableRandom random, Envelope envelope) {
        return switch (random.nextInt(8)) {
            case 0 -> new Delivery.Deferred(451, "4.2.0", "busy");
            case 1 -> new Delivery.NotSubmitted("connection refused");
            case 2 -> new Delivery.InDoubt("no answer to " + envelope.to());
            case 3 -> new Delivery.Rejected(554, "5.7.1", "no");
            case 4 ->
                    random.nextInt(4) == 0
                            ? new Delivery.Rejected(550, "5.1.1", "nobody")
                            : new Delivery.Accepted("250 kept");
            default -> new Delivery.Accepted("250 kept");
        };
    }

    private void checkBooks(long seed) {
        var counts = sim.status("three").counts();
        assertThat(counts.enrolled())
                .as("seed %d", seed)
                .isEqualTo(
                        counts.active()
                                + counts.completed()
                                + counts.exited()
                                + counts.cancelled());
        assertThat(sim.database().one(TWICE)).as("seed %d: twice", seed).isEqualTo("0");
        assertThat(sim.database().one(NOT_IN_STEP + " AND e.status = 'active'"))
                .as("seed %d: sending without a send, or the other way round", seed)
                .isEqualTo("0");
        assertThat(sim.database().one(TALLY)).as("seed %d", seed).doesNotContain("false");
    }

    @Test
    void no_email_is_queued_before_the_one_before_it_is_final() {
        var open = new CopyOnWriteArrayList<String>();
        sim.relay()
                .answers(_ -> {
                    open.add(
                            sim.database()
                                    .one(
                                            """
                                            SELECT string_agg(step_key, ' ') FROM pending_send
                                            """));
                    return open.size() < 3
                            ? new Delivery.Deferred(451, "4.2.0", "busy")
                            : new Delivery.Accepted("250 kept");
                });
        sim.active(
                "quick",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: email, key: first, templateId: welcome}
                  - {type: email, key: second, templateId: tips}
                  - {type: email, key: third, templateId: offer}
                """);
        signUp("ada@example.test");
        sim.pass(hours(1));

        assertThat(open).isEqualTo(List.of("first", "first", "first", "second", "third"));
        assertThat(sim.states("quick")).containsExactly("sent", "sent", "sent");
    }

    @Test
    void rolling_the_counts_up_changes_none_of_them() {
        sim.active("one", ONE);
        for (int i = 0; i < 60; i++) {
            signUp(person(i));
        }
        sim.settle();
        var before = sim.status("one").counts();

        sim.store().run(tx -> tx.enrolmentGroups().rollUpTally());

        assertThat(sim.status("one").counts()).isEqualTo(before);
        assertThat(before.completed()).isEqualTo(60);
        assertThat(sim.database().one("SELECT count(*) FROM enrolment_tally")).isEqualTo("1");
    }
}
