package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.ingest.Outcome;
import dev.espalier.engine.ingest.Track;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events come in, one by one, together, and from everywhere at once.
class IngestTest extends Story {

    private Track track(String key, String event, String email) {
        return new Track(
                sim.workspace(),
                key.isEmpty() ? Optional.empty() : Optional.of(key),
                event,
                Optional.empty(),
                Optional.of(email),
                Map.of(),
                Optional.empty());
    }

    private Track toContact(String id) {
        return new Track(
                sim.workspace(),
                Optional.empty(),
                "signed_up",
                Optional.of(id),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /// Runs them all at once, each on a thread of its own.
    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var futures =
                    tasks.stream()
                            .map(task ->
                                    threads.submit(() -> {
                                        start.await();
                                        return task.call();
                                    }))
                            .toList();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void an_event_told_again_under_its_key_counts_once_and_is_answered_as_it_was_first_told() {
        sim.active("each", ONE + "reentry: each-event\n");

        var first = sim.engine().ingest().track(track("order-1", "signed_up", "ada@example.test"));
        sim.pass(Duration.ofMinutes(5));
        var again = sim.engine().ingest().track(track("order-1", "signed_up", "ada@example.test"));
        var other = sim.engine().ingest().track(track("order-2", "signed_up", "ada@example.test"));

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.occurredAt()).isEqualTo(first.occurredAt());
        assertThat(again.receivedAt()).isEqualTo(first.receivedAt());
        assertThat(other.isNew()).isTrue();
        assertThat(sim.status("each").counts().enrolled()).isEqualTo(2);
    }

    @Test
    void one_key_from_many_threads_singly_and_in_batches_counts_once() throws Exception {
        sim.active("each", ONE + "reentry: each-event\n");
        var tasks = new ArrayList<Callable<List<Outcome.Taken>>>();
        for (int i = 0; i < 16; i++) {
            var track = track("key", "signed_up", "ada@example.test");
            boolean isBatch = i % 2 == 0;
            tasks.add(() ->
                    isBatch
                            ? sim.engine().ingest().trackAll(List.of(track, track))
                            : List.of(sim.engine().ingest().track(track)));
        }

        var taken = together(tasks).stream().flatMap(List::stream).toList();

        assertThat(taken).hasSize(24);
        assertThat(taken.stream().filter(Outcome.Taken::isNew)).hasSize(1);
        assertThat(taken.stream().map(Outcome.Taken::id).distinct()).hasSize(1);
        assertThat(sim.status("each").counts().enrolled()).isEqualTo(1);
    }

    @Test
    void a_batch_with_a_fault_is_refused_whole() {
        sim.active("one", ONE);

        assertThatThrownBy(() ->
                        sim.engine()
                                .ingest()
                                .trackAll(
                                        List.of(
                                                track("", "signed_up", "ada@example.test"),
                                                toContact("nobody"),
                                                toContact("no one"))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(issue -> issue.path())
                                        .containsExactly(
                                                "events[1].contactId", "events[2].contactId"));
        assertThatThrownBy(() ->
                        sim.engine()
                                .ingest()
                                .trackAll(
                                        List.of(
                                                track("", "signed_up", "ada@example.test"),
                                                track("", " ", "not an address"))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(issue -> issue.path())
                                        .containsExactly("events[1].name", "events[1].email"));

        assertThat(sim.database().one("SELECT count(*) FROM event")).isEqualTo("0");
        assertThat(sim.database().one("SELECT count(*) FROM contact")).isEqualTo("0");
    }

    @Test
    void single_events_that_come_together_share_a_transaction_but_not_a_fault() throws Exception {
        sim.active("one", ONE);
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            var track =
                    i % 10 == 0
                            ? toContact("nobody" + i)
                            : track("", "signed_up", "p" + i + "@example.test");
            tasks.add(() -> {
                try {
                    return sim.engine().ingest().track(track).isNew();
                } catch (NotFound _) {
                    return false;
                }
            });
        }

        assertThat(together(tasks).stream().filter(isNew -> isNew)).hasSize(36);
        assertThat(sim.status("one").counts().enrolled()).isEqualTo(36);
    }

    @Test
    void an_event_that_the_database_will_not_have_fails_alone() throws Exception {
        sim.active("one", ONE);
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 30; i++) {
            var track = track("", "signed_up", "p" + i + "@example.test");
            var given =
                    i == 7
                            ? new Track(
                                    track.workspace(),
                                    track.key(),
                                    track.name(),
                                    track.contactId(),
                                    track.email(),
                                    Map.of("note", "a\0b"),
                                    track.at())
                            : track;
            tasks.add(() -> {
                try {
                    return sim.engine().ingest().track(given).isNew();
                } catch (RuntimeException _) {
                    return false;
                }
            });
        }

        assertThat(together(tasks).stream().filter(isNew -> isNew)).hasSize(29);
        assertThat(sim.status("one").counts().enrolled()).isEqualTo(29);
    }

    @Test
    void twenty_threads_that_enrol_one_person_by_hand_and_by_event_enrol_once() throws Exception {
        sim.active("one", ONE);
        var ada = sim.contact("ada@example.test");
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            boolean isByHand = i % 2 == 0;
            tasks.add(() -> {
                try {
                    if (isByHand) {
                        sim.enrol("one", ada);
                    } else {
                        signUp("ada@example.test");
                    }
                    return true;
                } catch (Conflict _) {
                    return false;
                }
            });
        }

        together(tasks);
        sim.settle();

        assertThat(sim.status("one").counts().enrolled()).isEqualTo(1);
        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void new_people_of_one_address_from_many_threads_become_one_contact() throws Exception {
        var tasks =
                IntStream.range(0, 20)
                        .<Callable<String>>mapToObj(i ->
                                () ->
                                        sim.engine()
                                                .ingest()
                                                .trackAll(
                                                        List.of(
                                                                track(
                                                                        "",
                                                                        "seen",
                                                                        i % 2 == 0
                                                                                ? "Ada@example.test"
                                                                                : "ada@EXAMPLE.test")))
                                                .getFirst()
                                                .contactId())
                        .toList();

        assertThat(together(tasks).stream().distinct()).hasSize(1);
    }

    @Test
    void no_wake_up_is_lost_however_an_event_and_the_planning_of_its_wait_meet()
            throws InterruptedException, ExecutionException {
        int tries = 300;
        sim.active(
                "waiting",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: wait, event: order_placed, timeout: 3d, then: [{type: exit}], else: []}
                """);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var start = new CyclicBarrier(2);
            for (int i = 0; i < tries; i++) {
                var email = "p" + i + "@example.test";
                signUp(email);
                var planned =
                        threads.submit(() -> {
                            start.await();
                            return sim.engine().advance().turn();
                        });
                var told =
                        threads.submit(() -> {
                            start.await();
                            sim.track("order_placed", email);
                            return true;
                        });
                planned.get();
                told.get();
            }
        }
        sim.settle();

        assertThat(sim.status("waiting").counts())
                .extracting("enrolled", "exited")
                .containsExactly((long) tries, (long) tries);
    }

    @Test
    void an_event_that_comes_between_a_send_and_its_answer_ends_the_enrolment_at_once() {
        sim.active("drip", "exitConditions: [{event: purchased}]\n" + DRIP.replace("2d", "10h"));
        sim.relay()
                .answers(_ -> {
                    sim.track("purchased", "ada@example.test");
                    return new dev.espalier.engine.mail.Delivery.Accepted("250 kept");
                });
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.status("drip").counts().exited()).isEqualTo(1);
    }
}
