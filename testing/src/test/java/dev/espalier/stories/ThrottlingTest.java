package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Warnings.Kind;
import dev.espalier.engine.store.Warnings.Warning;
import dev.espalier.mail.smtp.SmtpConfig;
import dev.espalier.mail.smtp.SmtpMailer;
import dev.espalier.send.Waiting;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A destination that asks for less, or takes nothing for a while.
class ThrottlingTest extends Story {

    private final List<Instant> asked = new CopyOnWriteArrayList<>();
    private final AtomicBoolean heldUp = new AtomicBoolean();

    private void slowAnswers(Delivery delivery) {
        sim.relay()
                .answers(envelope -> {
                    if (!envelope.to().endsWith("@slow.example")) {
                        return new Delivery.Accepted("250 kept");
                    }
                    asked.add(sim.now());
                    return delivery;
                });
    }

    private void signUp(int people, String domain) {
        for (int i = 0; i < people; i++) {
            signUp("p" + i + "@" + domain);
        }
    }

    private List<String> waiting() {
        return sim.sends("one").stream()
                .filter(send -> send.waiting() == Waiting.DESTINATION)
                .map(send -> send.detail())
                .toList();
    }

    private List<Warning> warnings() {
        return sim.engine().settings().warnings(sim.workspace(), 10);
    }

    @Test
    void over_smtp_a_domain_that_throttles_holds_up_nobody_else() {
        sim.active("one", ONE);
        signUp(100, "slow.example");
        signUp(100, "fast.example");
        try (var sink =
                        new Sink(line ->
                                line.startsWith("RCPT") && line.contains("@slow.example")
                                        ? "451 4.7.1 too many messages, slow down"
                                        : "");
                var mailer = SmtpMailer.open(SmtpConfig.plain("127.0.0.1", sink.port()))) {
            var node = sim.nodeThrough(mailer, "over smtp");
            while (node.advance().turn().planned() + node.dispatch().turn() > 0) {}
            // How many were let through before the first answers came is a matter of moments; it is
            // left alone once enough were refused.
            for (int i = 0; i < 60 && warnings().isEmpty(); i++) {
                sim.outage(Duration.ofSeconds(2));
                while (node.dispatch().turn() > 0) {}
            }

            assertThat(sink.takeMessages()).hasSize(100);
            assertThat(
                            sink.takeCommands().stream()
                                    .filter(line -> line.contains("RCPT"))
                                    .filter(line -> line.contains("@slow.example")))
                    .hasSizeBetween(1, 24);
        }
        assertThat(waiting())
                .hasSizeGreaterThan(75)
                .allSatisfy(detail -> assertThat(detail).contains("slow.example", "4.7.1"));
        assertThat(warnings())
                .anySatisfy(warning -> {
                    assertThat(warning.kind()).isEqualTo(Kind.THROTTLED);
                    assertThat(warning.host()).isEqualTo("slow.example");
                    assertThat(warning.code()).isEqualTo("4.7.1");
                    assertThat(warning.detail()).contains("left alone until");
                });
    }

    @Test
    void before_a_destination_has_answered_a_few_go_there_however_fast_the_others_are() {
        sim.active("one", ONE);
        signUp(100, "slow.example");
        signUp(100, "fast.example");
        var others = new CountDownLatch(100);
        try (var sink = new Sink(line -> line.startsWith("RCPT") ? answer(line, others) : "");
                var mailer = SmtpMailer.open(SmtpConfig.plain("127.0.0.1", sink.port()))) {
            var node = sim.nodeThrough(mailer, "over smtp");
            while (node.advance().turn().planned() + node.dispatch().turn() > 0) {}

            assertThat(heldUp).as("others waited for the slow one").isFalse();
            assertThat(others.getCount()).isZero();
            assertThat(
                            sink.takeCommands().stream()
                                    .filter(line -> line.contains("RCPT"))
                                    .filter(line -> line.contains("@slow.example")))
                    .hasSizeBetween(1, 5);
        }
    }

    /// The slow one answers when all others have been heard.
    private String answer(String line, CountDownLatch others) {
        boolean isFast = line.contains("@fast.example");
        try {
            if (isFast) {
                boolean isEarly = others.getCount() > 90;
                others.countDown();
                // Slow at first, so that little is let through at once: the rest must not be too
                // little to be worth it.
                if (isEarly) {
                    var _ = others.await(200, TimeUnit.MILLISECONDS);
                }
                return "";
            }
            heldUp.set(heldUp.get() || !others.await(20, TimeUnit.SECONDS));
            return "451 4.7.1 slow down";
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void what_waits_costs_no_attempt_at_the_relay_and_no_retry() {
        sim.active("one", ONE);
        slowAnswers(new Delivery.Deferred(421, "4.7.0", "try later"));
        signUp(200, "slow.example");
        sim.settle();

        assertThat(asked).hasSizeBetween(5, 32);
        assertThat(sim.database().one("SELECT count(*) FROM pending_send WHERE deferrals = 0"))
                .asString()
                .satisfies(n -> assertThat(Integer.parseInt(n)).isGreaterThan(165));
        sim.pass(minutes(20));
        assertThat(sim.sends("one").stream().mapToInt(Ledger.Entry::attempt).sum())
                .isEqualTo(asked.size());
    }

    @Test
    void one_that_asks_for_less_and_answers_fast_is_sent_to_as_fast_as_it_answers() {
        sim.active("one", ONE);
        sim.relay()
                .answers(envelope -> {
                    asked.add(sim.now());
                    // Every eighth of them, so that few are on their way at once.
                    return asked.size() % 8 == 3
                            ? new Delivery.Deferred(421, "4.7.0", "try later")
                            : new Delivery.Accepted("250 kept");
                });
        signUp(400, "slow.example");

        sim.pass(Duration.ofSeconds(10));

        assertThat(sim.inbox()).hasSizeGreaterThan(300);
    }

    @Test
    void a_closed_destination_is_tried_with_one_message_at_ever_longer_pauses() {
        sim.active("one", ONE);
        slowAnswers(new Delivery.Deferred(451, "4.7.0", "try later"));
        signUp(200, "slow.example");
        sim.settle();
        int first = asked.size();

        sim.pass(hours(3));

        // 1, 2, 4, 8, 16, 30, 30, … minutes.
        assertThat(asked.size() - first).isBetween(7, 14);
        assertThat(sim.states("one")).containsOnly("queued");
    }

    @Test
    void when_it_takes_mail_again_everything_arrives_once() {
        sim.active("one", ONE);
        slowAnswers(new Delivery.Deferred(451, "4.7.0", "try later"));
        signUp(200, "slow.example");
        sim.pass(minutes(30));

        sim.relay().accepts();
        sim.pass(hours(5));

        assertThat(sim.inbox()).extracting(Mail::to).hasSize(200).doesNotHaveDuplicates();
        assertThat(sim.states("one")).containsOnly("sent");
    }

    @Test
    void refusals_for_policy_do_not_burn_the_whole_list() {
        sim.active("one", ONE);
        slowAnswers(new Delivery.Rejected(550, "5.7.1", "blocked for your reputation"));
        signUp(200, "slow.example");
        sim.settle();

        assertThat(asked).hasSizeBetween(5, 32);
        assertThat(sim.states("one")).contains("queued");
    }

    @Test
    void families_of_domains_are_one_destination() {
        sim.active("one", ONE);
        sim.relay()
                .answers(envelope -> {
                    asked.add(sim.now());
                    return new Delivery.Deferred(421, "4.7.0", "try later");
                });
        signUp(100, "gmail.com");
        signUp(100, "googlemail.com");
        sim.settle();

        assertThat(asked).hasSizeLessThan(40);
        assertThat(waiting()).allSatisfy(detail -> assertThat(detail).startsWith("gmail.com"));
    }

    @Test
    void a_sender_that_is_refused_holds_up_no_other_sender() {
        sim.active("one", ONE);
        sim.relay()
                .answers(_ -> {
                    asked.add(sim.now());
                    return new Delivery.Rejected(Delivery.Stage.MAIL, 550, "5.7.1", "not from you");
                });
        signUp(200, "any.example");
        sim.settle();

        assertThat(asked).hasSizeBetween(5, 32);
        assertThat(sim.sends("one"))
                .anySatisfy(send -> assertThat(send.waiting()).isEqualTo(Waiting.SENDER));
    }

    @Test
    void what_a_closed_destination_held_up_for_too_long_expires_in_time_and_says_why() {
        sim.active("one", ONE);
        slowAnswers(new Delivery.Deferred(451, "4.7.0", "try later"));
        signUp(60, "slow.example");
        sim.settle();
        sim.outage(hours(71));
        sim.settle();
        assertThat(sim.states("one")).containsOnly("queued");

        sim.pass(hours(2));

        assertThat(sim.states("one")).containsOnly("expired");
        assertThat(asked.getLast()).isBefore(Simulation.START.plus(Duration.ofHours(73)));
    }
}
