package dev.espalier.bench.crash.check;

import static dev.espalier.bench.crash.check.Logs.ADA;
import static dev.espalier.bench.crash.check.Logs.BEN;
import static dev.espalier.bench.crash.check.Logs.expected;
import static dev.espalier.bench.crash.check.Logs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Barriers, outages, and whether a run was one.
class FaultsTest {

    private final Logs logs = Logs.good();

    private List<String> broken() {
        return logs.broken(expected());
    }

    @Test
    void a_pause_after_which_nothing_is_seen_passes() {
        logs.calls.add(logs.pause(200, 11_000, 11_020));

        assertThat(broken()).isEmpty();
    }

    @Test
    void an_email_that_begins_after_the_answer_is_found() {
        logs.calls.add(logs.pause(200, 9_500, 9_600));

        assertThat(broken()).containsExactly("G4 nothing after the answer");
    }

    @Test
    void an_email_that_ends_after_the_answer_is_found() {
        logs.calls.add(logs.pause(200, 10_050, 10_103));

        assertThat(broken()).containsExactly("G4 nothing after the answer");
    }

    @Test
    void a_mail_from_after_the_answer_is_found_although_nothing_came_of_it() {
        logs.calls.add(logs.pause(200, 11_000, 11_020));
        logs.transactions.add(logs.seen(Outcome.BROKEN, 12_000, "two-1.crash", ADA, "s2"));

        assertThat(broken()).containsExactly("G4 nothing after the answer");
    }

    @Test
    void an_answer_that_says_what_is_in_flight_promises_nothing() {
        logs.calls.add(logs.pause(202, 9_950, 10_050));

        assertThat(broken()).isEmpty();
    }

    @Test
    void what_comes_after_the_resume_is_no_violation() {
        logs.calls.add(logs.pause(200, 9_500, 9_600).until(millis(10_000)));

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_withdrawn_text_that_is_seen_again_is_found() {
        logs.calls.add(
                new Call(
                        "edit",
                        new Scope.Text("text-0"),
                        200,
                        0,
                        millis(9_500),
                        millis(9_600),
                        Long.MAX_VALUE));

        assertThat(broken()).containsExactly("G4 nothing after the answer");
    }

    @Test
    void slow_answers_are_found() {
        IntStream.range(0, 40).forEach(_ -> logs.calls.add(logs.pause(200, 11_000, 11_020)));
        logs.calls.add(logs.pause(200, 11_000, 11_251));

        assertThat(broken()).containsExactly("G4 p99 of the answers ≤ 250 ms");
    }

    @Test
    void a_database_after_which_nothing_is_sent_for_long_is_found() {
        logs.faults.add(new Fault(Fault.Kind.POSTGRES, "", millis(10_200), millis(11_000)));
        logs.transactions.add(logs.taken(41_100, "two-1.crash", "pair.2@", "s1"));
        logs.entries.add(logs.entry("pair.2@", "s1", "accepted", ""));

        assertThat(broken()).containsExactly("G6 recovered ≤ 30 s after PostgreSQL is back");
    }

    @Test
    void a_send_without_a_database_is_found() {
        logs.faults.add(new Fault(Fault.Kind.POSTGRES, "", millis(500), millis(9_500)));

        assertThat(broken()).containsExactly("G11 no database, no send");
    }

    @Test
    void a_run_that_sent_less_than_it_set_out_to_is_found() {
        var expected = Expected.of(Logs.planned(), 6).delayed(Duration.ofSeconds(1));

        assertThat(logs.broken(expected)).containsExactly("progress: emails taken");
    }

    @Test
    void faults_that_did_not_strike_are_found() {
        assertThat(logs.broken(expected().struck(2, 1))).containsExactly("faults struck");
    }

    @Test
    void faults_that_hit_nothing_are_found() {
        logs.faults.set(0, new Fault(Fault.Kind.KILL, "one-1.crash", millis(200), millis(900)));
        logs.transactions.remove(3);

        assertThat(broken()).contains("faults that hit a transaction");
    }

    @Test
    void a_relay_that_did_not_misbehave_is_found() {
        assertThat(logs.broken(expected().refused(1, 1)))
                .containsExactly("451 said", "taken without a proper answer");
    }

    @Test
    void a_relay_that_misbehaved_as_it_should_passes() {
        logs.transactions.add(logs.seen(Outcome.DEFERRED, 50, "two-1.crash", BEN, "s1"));
        logs.transactions.add(logs.seen(Outcome.UNANSWERED, 80, "two-1.crash", BEN, "s1"));

        assertThat(logs.broken(expected().refused(1, 1))).isEmpty();
    }

    @Test
    void calls_that_were_not_answered_are_found() {
        logs.calls.add(logs.pause(200, 11_000, 11_020));
        logs.calls.add(logs.pause(0, 11_000, 11_020));

        assertThat(logs.broken(expected().stopped(2))).containsExactly("calls that stop, answered");
    }

    @Test
    void a_process_that_did_not_end_well_is_found() {
        logs.exitCodes.addAll(List.of(0, 143));

        assertThat(broken()).containsExactly("asked to end: exit code 0");
    }

    @Test
    void a_line_of_the_log_says_all_there_is() {
        var seen = logs.transactions.get(1);

        assertThat(Transaction.parse(seen.line())).isEqualTo(seen);
    }
}
