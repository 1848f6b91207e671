package dev.espalier.bench.crash.check;

import static dev.espalier.bench.crash.check.Logs.ADA;
import static dev.espalier.bench.crash.check.Logs.BEN;
import static dev.espalier.bench.crash.check.Logs.expected;
import static dev.espalier.bench.crash.check.Logs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Each rule passes a good run and is broken by one that differs from it in a line or two.
class CheckerTest {

    private final Logs logs = Logs.good();

    private List<String> broken() {
        return logs.broken(expected());
    }

    @Test
    void a_run_that_keeps_every_promise_passes() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void an_email_that_never_arrived_is_found() {
        logs.transactions.removeLast();

        assertThat(broken()).contains("G1 nothing is lost", "G1 the ledger adds up");
    }

    @Test
    void a_send_without_an_end_is_found() {
        logs.entries.add(logs.entry("pair.9@", "s1", "queued", ""));

        assertThat(broken()).containsExactly("G1 everything has ended");
    }

    @Test
    void a_send_that_ended_without_a_reason_is_found() {
        logs.entries.add(logs.entry("pair.9@", "s1", "cancelled", ""));

        assertThat(broken()).containsExactly("G1 everything has ended");
    }

    @Test
    void an_enrolment_that_has_not_ended_is_found() {
        logs.active = 1;

        assertThat(broken()).containsExactly("G1 everything has ended");
    }

    @Test
    void a_send_that_the_ledger_alone_calls_accepted_is_found() {
        logs.entries.add(logs.entry("pair.9@", "s1", "accepted", ""));

        assertThat(broken()).containsExactly("G1 the ledger adds up");
    }

    @Test
    void a_send_that_arrived_although_the_ledger_says_cancelled_is_found() {
        logs.entries.set(0, logs.entry(ADA, "s1", "cancelled", "a reason"));

        assertThat(broken()).containsExactly("G1 the ledger adds up");
    }

    @Test
    void a_message_that_the_ledger_does_not_know_is_found() {
        logs.transactions.add(logs.taken(20_000, "two-1.crash", "pair.7@", "s1"));

        assertThat(broken()).containsExactly("G1 the ledger adds up");
    }

    @Test
    void a_text_that_nobody_approved_is_found() {
        var entry = logs.entries.getFirst();
        logs.entries.set(
                0, new Ledger.Entry(entry.id(), ADA, "pair", "s1", "another", "accepted", 1, ""));

        assertThat(broken()).containsExactly("G5 what is sent was approved");
    }

    @Test
    void two_sends_for_one_step_are_found() {
        logs.entries.add(
                new Ledger.Entry("snd_other", ADA, "pair", "s1", "f0", "cancelled", 1, "why"));

        assertThat(broken()).containsExactly("G2 one send for each step");
    }

    @Test
    void an_email_that_arrives_again_for_no_reason_is_found() {
        logs.transactions.add(logs.taken(150, "two-1.crash", ADA, "s1"));

        // It was answered long before the kill of its node, and the kill was of another.
        logs.faults.set(0, new Fault(Fault.Kind.KILL, "three-1.crash", millis(300), millis(400)));

        assertThat(broken()).contains("G3 what arrives twice was in doubt");
    }

    @Test
    void what_a_process_began_between_the_order_to_kill_it_and_its_death_was_open() {
        var kill = logs.faults.getFirst();
        var open = logs.transactions.stream().filter(kill::caughtOpen).findFirst().orElseThrow();
        logs.faults.set(
                0, new Fault(kill.kind(), kill.node(), open.begun() - 200_000, kill.over()));

        assertThat(broken()).isEmpty();
    }

    @Test
    void an_email_that_arrives_again_is_found_where_the_doubtful_is_held() {
        assertThat(logs.broken(expected().holding(true)))
                .containsExactly("G3 nothing arrives twice (hold)");
    }

    @Test
    void an_email_that_arrives_again_with_other_bytes_is_found() {
        var again = logs.transactions.get(3);
        logs.transactions.set(
                3,
                new Transaction(
                        again.outcome(),
                        again.begun(),
                        again.ended(),
                        again.answered(),
                        again.connection(),
                        again.node(),
                        again.from(),
                        again.to(),
                        again.subject(),
                        again.messageId(),
                        "other bytes"));

        assertThat(broken()).containsExactly("G3 what arrives twice is the same bytes");
    }

    @Test
    void more_arriving_again_than_can_have_been_open_is_found() {
        for (int i = 10; i < 50; i++) {
            var to = "pair." + i + "@";
            logs.transactions.add(logs.taken(200, "one-1.crash", to, "s1"));
            logs.transactions.add(logs.taken(9_000, "two-1.crash", to, "s1"));
        }

        assertThat(broken()).contains("G3 no more again than were open");
    }

    @Test
    void a_step_that_begins_before_the_one_before_it_is_through_is_found() {
        logs.transactions.add(logs.taken(11_500, "two-1.crash", BEN, "s1"));

        assertThat(broken()).contains("G9 one step after the other");
    }

    @Test
    void a_step_that_begins_early_is_found() {
        logs.transactions.set(2, logs.taken(1_050, "two-1.crash", ADA, "s2"));

        assertThat(broken()).containsExactly("G7 never early");
    }

    @Test
    void a_recovery_that_takes_too_long_is_found() {
        logs.transactions.set(1, logs.seen(Outcome.BROKEN, 298, "one-1.crash", BEN, "s1"));
        logs.transactions.set(3, logs.taken(15_400, "two-1.crash", BEN, "s1"));
        logs.transactions.set(4, logs.taken(16_500, "two-1.crash", BEN, "s2"));

        assertThat(broken()).containsExactly("G6 recovered ≤ 15 s after a node");
    }
}
