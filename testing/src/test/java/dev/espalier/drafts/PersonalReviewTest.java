package dev.espalier.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.sequences.Forecast;
import dev.espalier.engine.sequences.SequenceReviews;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.planner.Planner;
import dev.espalier.syntax.TextDefinitions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What was written for single people, as a reviewer sees it.
class PersonalReviewTest {

    private static final String ASK =
            """
            trigger: {event: signed_up}
            steps: [{type: email, key: ask, brief: Ask how it went}]
            """;

    private final DraftsRoom room = DraftsRoom.byTheBook();

    @AfterEach
    void close() {
        room.close();
    }

    private void people(int from, int to) {
        for (int i = from; i < to; i++) {
            room.sim.contact(
                    "p" + i + "@example.test", null, java.util.Map.of("firstName", "P" + i));
            room.sim.track("signed_up", "p" + i + "@example.test");
        }
        room.sim.settle();
        room.work();
    }

    @Test
    void a_page_of_them_is_read_in_as_many_questions_as_one() {
        room.sim.active("ask", ASK);
        people(0, 1);

        int forOne = questions();
        people(1, 20);
        int forAll = questions();

        assertThat(room.written("ask")).hasSize(20);
        assertThat(forAll).isEqualTo(forOne).isEqualTo(2);
    }

    @Test
    void each_shows_what_became_of_it() {
        room.sim.active("ask", ASK);
        people(0, 3);
        room.approve(room.written("ask").get(1));
        room.sim.settle();

        var reviews = room.sim.engine().reviews().ofPeople(room.written("ask"));

        assertThat(reviews)
                .extracting(review -> review.fate() == null ? "" : review.fate().state().word())
                .containsExactly("", "accepted", "");
    }

    @Test
    void merge_tags_speak_of_the_event_that_brought_the_person() {
        room.sim.active("ask", ASK);
        room.sim.contact("ada@example.test", null, Map.of("firstName", "Ada"));
        room.sim.track("signed_up", "ada@example.test", Map.of("plan", "pro"));
        room.sim.settle();
        room.work();

        assertThat(faults("{% assign plan = event.plan %}{{ event .plan }} {{ plan }}")).isEmpty();
        assertThat(faults("{% if event.plan == 'pro' %}Hi{% else %}{{ nothing }}{% endif %}"))
                .isEmpty();
        assertThat(faults("{{ event.paln }}"))
                .singleElement()
                .asString()
                .contains("{{ event.paln }}", "a property of the event: plan");
    }

    @Test
    void who_came_by_hand_was_brought_by_no_event() {
        room.sim.active("ask", ASK);
        var ada = room.sim.contact("ada@example.test", null, Map.of("firstName", "Ada"));
        room.sim.enrol("ask", ada);
        room.sim.settle();
        room.work();

        assertThat(faults("{{ event.plan }}"))
                .singleElement()
                .asString()
                .contains("no event brought it here");
    }

    /// Of the one text that was written, when it is given this subject.
    private List<String> faults(String subject) {
        var engine = room.sim.engine();
        var email = room.written("ask").getFirst();
        var edited =
                engine.review()
                        .edit(
                                room.sim.workspace(),
                                email.id(),
                                new Edit(
                                        Optional.of(subject),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                Optional.empty(),
                                "ada")
                        .value();
        return engine.reviews().ofPeople(List.of(edited)).getFirst().findings().stream()
                .filter(Finding::isFault)
                .map(Finding::message)
                .toList();
    }

    /// How often the database is asked for a whole page, by a reader that remembers nothing.
    private int questions() {
        var asked = new AtomicInteger();
        var composer = new MimeComposer(Liquid.with(room.sim::now));
        var forecast =
                new Forecast(
                        new Programs(new TextDefinitions(new JollydayHolidays())),
                        new Planner(new JollydayHolidays()),
                        room.sim::now);
        try (var reviews =
                new SequenceReviews(
                        new Counting(room.sim.store(), asked), new Linter(composer), forecast)) {
            var emails = room.written("ask");
            assertThat(reviews.ofPeople(emails)).hasSameSizeAs(emails);
        }
        return asked.get();
    }

    /// Counts how often a transaction is asked for one of its tables: every statement begins so.
    private record Counting(Store store, AtomicInteger asked) implements Store {

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return store.inTransaction(tx -> work.apply(counted(tx)));
        }

        private Transaction counted(Transaction tx) {
            return (Transaction)
                    Proxy.newProxyInstance(
                            Transaction.class.getClassLoader(),
                            new Class<?>[] {Transaction.class},
                            (_, method, arguments) -> {
                                asked.incrementAndGet();
                                try {
                                    return method.invoke(tx, arguments);
                                } catch (InvocationTargetException failed) {
                                    throw failed.getCause();
                                }
                            });
        }
    }
}
