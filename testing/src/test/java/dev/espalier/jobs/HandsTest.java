package dev.espalier.jobs;

import static dev.espalier.engine.jobs.JobState.QUEUED;
import static dev.espalier.engine.jobs.JobState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.running.Hands;
import dev.espalier.engine.store.JobOutbox.Begun;
import dev.espalier.engine.store.JobOutbox.Run;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a node takes for lost of what it holds.
class HandsTest {

    private final JobsRoom room = new JobsRoom();
    private final Hands hands = new Hands(room.store, room.node.id(), room.work.works()::longest);

    @AfterEach
    void close() {
        room.close();
    }

    private Job begin(UUID id) {
        var now = room.clock.instant();
        var begun =
                room.store.inTransaction(tx ->
                        tx.jobOutbox()
                                .begin(
                                        room.first(),
                                        id,
                                        new Run(room.node.id(), "run-1"),
                                        now,
                                        now.plus(Duration.ofHours(6))));
        return ((Begun.Mine) begun).job();
    }

    private void look() {
        room.later(Duration.ofSeconds(2));
        hands.look(room.clock.instant(), List::of, _ -> {});
    }

    @Test
    void what_was_begun_and_is_in_no_hand_is_given_back() {
        var id = room.ask("a");
        begin(id);

        look();

        assertThat(room.find(id).state()).isEqualTo(QUEUED);
        assertThat(room.find(id).tries()).isZero();
    }

    @Test
    void what_is_expected_is_kept_until_it_is_in_hand_and_from_then_on() {
        var id = room.ask("a");
        try (var _ = hands.expect(id)) {
            var job = begin(id);
            look();
            assertThat(room.find(id).state()).isEqualTo(RUNNING);
            hands.add(job);
        }

        look();

        assertThat(room.find(id).state()).isEqualTo(RUNNING);
    }

    @Test
    void another_who_expects_the_same_in_vain_takes_nothing_from_the_first() {
        var id = room.ask("a");
        try (var _ = hands.expect(id)) {
            begin(id);
            hands.expect(id).close();

            look();

            assertThat(room.find(id).state()).isEqualTo(RUNNING);
        }
    }

    @Test
    void what_is_begun_while_one_looks_is_kept() {
        var lost = room.ask("lost");
        begin(lost);
        var id = room.ask("a");
        room.later(Duration.ofSeconds(2));

        hands.look(
                room.clock.instant(),
                () -> {
                    // After what is held was read, and before what is lost is given back.
                    hands.add(begin(id));
                    return List.of();
                },
                _ -> {});

        assertThat(room.find(id).state()).isEqualTo(RUNNING);
        assertThat(room.find(lost).state()).isEqualTo(QUEUED);
    }

    @Test
    void a_second_attempt_is_not_given_back_for_the_first() {
        var id = room.ask("a");
        begin(id);
        room.later(Duration.ofSeconds(2));

        hands.look(
                room.clock.instant(),
                () -> {
                    hands.add(begin(id));
                    return List.of();
                },
                _ -> {});

        assertThat(room.find(id).state()).isEqualTo(RUNNING);
        assertThat(room.find(id).attempt()).isEqualTo(2);
    }
}
