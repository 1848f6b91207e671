package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.ingest.Track;
import dev.espalier.testing.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two nodes on one database.
class ConcurrencyTest extends Story {

    private static final int PEOPLE = 1_000;

    @Test
    void two_nodes_of_two_threads_each_send_everything_and_nothing_twice() throws Exception {
        sim.active(
                "two",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: email, key: first, templateId: welcome}
                  - {type: email, key: second, templateId: tips}
                """);
        var other = sim.node(sim.store(), "other");
        var tracks =
                IntStream.range(0, PEOPLE)
                        .mapToObj(i ->
                                new Track(
                                        sim.workspace(),
                                        Optional.empty(),
                                        "signed_up",
                                        Optional.empty(),
                                        Optional.of("p" + i + "@example.test"),
                                        Map.of(),
                                        Optional.empty()))
                        .toList();
        sim.engine().ingest().trackAll(tracks);

        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (var node : List.of(sim.engine(), other)) {
                tasks.add(() -> turns(node));
                tasks.add(() -> turns(node));
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(sim.inbox())
                .extracting(mail -> mail.to() + " " + mail.subject())
                .hasSize(2 * PEOPLE)
                .doesNotHaveDuplicates();
        assertThat(sim.inbox()).extracting(Mail::subject).contains("welcome", "tips");
        assertThat(sim.status("two").counts().completed()).isEqualTo(PEOPLE);
        assertThat(
                        sim.database()
                                .one(
                                        "SELECT count(*) || ' ' || min(attempt) || ' ' || max(attempt) FROM send"))
                .isEqualTo(2 * PEOPLE + " 1 1");
    }

    /// Takes turns until everybody is through.
    private int turns(Engine node) {
        BooleanSupplier isDone = () -> sim.status("two").counts().completed() == PEOPLE;
        int turns = 0;
        while (!isDone.getAsBoolean()) {
            node.advance().turn();
            node.dispatch().turn();
            turns++;
        }
        return turns;
    }
}
