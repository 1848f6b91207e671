package dev.espalier.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.draft.Draft;
import dev.espalier.draft.Draft.Fate;
import dev.espalier.drafting.ProviderServer;
import dev.espalier.drafting.Wire;
import dev.espalier.email.Markup;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.review.Edit;
import dev.espalier.sequence.Email;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another draft of an email, by a model.
class RedraftingTest {

    private static final String ONE =
            """
            trigger: {event: signed_up}
            steps: [{type: email, key: welcome, subject: Welcome, body: "Hello {{ firstName }}, this is long."}]
            """;

    private final ProviderServer server = new ProviderServer(Wire.OPENAI);
    private final DraftsRoom room = DraftsRoom.withModel(server);
    private String email = "";

    @BeforeEach
    void draft() {
        room.sim.draft("one", ONE);
        email = room.emails("one").getFirst().id();
        server.says(_ ->
                Wire.email(
                        "Hello again", "<p>Hello {{ firstName }}.</p>", "Hello {{ firstName }}."));
    }

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    private Email email() {
        return room.email(email);
    }

    private Job asked(String how) {
        room.regenerate(email, how);
        return RegenerationJobs.of(room, email).getLast();
    }

    @Test
    void a_new_draft_lands_for_review() {
        var job = asked("shorter");
        assertThat(email().generation().word()).isEqualTo("running");

        assertThat(room.work(job)).isInstanceOf(JobOutcome.Done.class);

        assertThat(email().generation().word()).isEqualTo("idle");
        assertThat(email().isApproved()).isFalse();
        assertThat(email().wording().subject()).isEqualTo("Hello again");
        assertThat(email().wording().body().source())
                .contains("Hello {{ firstName }}.", "Unsubscribe");
        var data = Wire.data(server.seen().getFirst().body());
        assertThat(data.path("instruction").asString()).isEqualTo("shorter");
        assertThat(data.path("current").path("text").asString()).contains("this is long");
        assertThat(room.drafts(email))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.fate()).isEqualTo(Fate.LANDED);
                    assertThat(draft.provenance().provider()).isEqualTo("openai");
                    assertThat(draft.provenance().model()).isEqualTo("model-x");
                    assertThat(draft.provenance().tokens()).isEqualTo(790);
                });
    }

    @Test
    void one_that_comes_after_an_edit_is_kept_and_put_over_nothing() {
        var job = asked("shorter");
        server.says(_ -> {
            // While the model writes, a person does too.
            room.sim
                    .engine()
                    .review()
                    .edit(
                            room.sim.workspace(),
                            email,
                            new Edit(
                                    Optional.of("By hand"),
                                    Optional.empty(),
                                    Optional.of(new Markup.Markdown("Mine.")),
                                    Optional.empty()),
                            Optional.empty(),
                            "ada");
            return Wire.email("Too late", "<p>Words.</p>", "Words.");
        });

        room.work(job);

        assertThat(email().wording().subject()).isEqualTo("By hand");
        assertThat(room.drafts(email))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.fate()).isEqualTo(Fate.DISCARDED);
                    assertThat(draft.words().orElseThrow().subject()).isEqualTo("Too late");
                });
    }

    @Test
    void one_that_comes_after_a_cancel_is_kept_and_put_over_nothing() {
        var job = asked("shorter");
        server.says(_ -> {
            room.sim.engine().control().cancel(room.sim.workspace(), "one", "ada");
            return Wire.email("Too late", "<p>Words.</p>", "Words.");
        });

        room.work(job);

        assertThat(email().wording().subject()).isEqualTo("Welcome");
        assertThat(room.drafts(email).getFirst().fate()).isEqualTo(Fate.DISCARDED);
    }

    private void writtenByHand(String id) {
        room.sim
                .engine()
                .review()
                .edit(
                        room.sim.workspace(),
                        id,
                        new Edit(
                                Optional.of("By hand"),
                                Optional.empty(),
                                Optional.of(new Markup.Markdown("Mine.")),
                                Optional.empty()),
                        Optional.empty(),
                        "ada");
    }

    @Test
    void one_that_comes_after_an_approval_is_kept_and_the_approval_stands() {
        var job = asked("shorter");
        server.says(_ -> {
            writtenByHand(email);
            room.approve(email());
            return Wire.email("Too late", "<p>Words.</p>", "Words.");
        });

        room.work(job);

        assertThat(email().isApproved()).isTrue();
        assertThat(email().wording().subject()).isEqualTo("By hand");
        assertThat(room.drafts(email))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.fate()).isEqualTo(Fate.DISCARDED);
                    assertThat(draft.words().orElseThrow().subject()).isEqualTo("Too late");
                });
    }

    @Test
    void one_that_comes_after_the_email_was_sent_is_kept_and_put_over_nothing() {
        var asking =
                """
                trigger: {event: signed_up}
                steps: [{type: email, key: ask, brief: Ask how it went}]
                """;
        room.sim.contact("ada@example.test");
        room.sim.active("asking", asking);
        room.sim.track("signed_up", "ada@example.test");
        room.sim.settle();
        var personal = room.written("asking").getFirst().id();
        server.says(_ -> {
            // While the model writes, a person does too, and it goes out.
            writtenByHand(personal);
            room.approve(room.email(personal));
            room.sim.settle();
            return Wire.email("Too late", "<p>Words.</p>", "Words.");
        });

        room.work();

        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("By hand");
        assertThat(room.email(personal).wording().subject()).isEqualTo("By hand");
        assertThat(room.email(personal).isApproved()).isTrue();
        assertThat(room.drafts(personal))
                .singleElement()
                .satisfies(draft -> assertThat(draft.fate()).isEqualTo(Fate.DISCARDED));
    }

    @Test
    void asked_twice_the_later_one_lands() {
        var earlier = asked("shorter");
        var later = asked("more formal");

        room.work(earlier);
        assertThat(email().generation().word()).isEqualTo("running");
        room.work(later);

        assertThat(email().wording().subject()).isEqualTo("Hello again");
        assertThat(Wire.data(server.seen().getLast().body()).path("instruction").asString())
                .isEqualTo("more formal");
    }

    @Test
    void a_draft_with_faults_is_asked_for_once_more_and_told_what_was_wrong() {
        server.says(asked ->
                Wire.data(asked).path("complaints").isEmpty()
                        ? Wire.email(
                                "Look", "<p><a href='https://evil.test/x'>Look</a></p>", "Look")
                        : Wire.email("Better", "<p>Words.</p>", "Words."));

        room.work(asked("shorter"));

        assertThat(email().wording().subject()).isEqualTo("Better");
        assertThat(room.drafts(email))
                .extracting(Draft::fate)
                .containsOnly(Fate.LANDED, Fate.REFUSED);
        assertThat(room.drafts(email))
                .filteredOn(draft -> draft.fate() == Fate.REFUSED)
                .singleElement()
                .satisfies(draft -> assertThat(draft.why()).contains("evil.test"));
    }

    @Test
    void a_draft_that_stays_faulty_fails_and_says_why() {
        server.says(_ -> Wire.email("Hi {{ secret }}", "<p>Words.</p>", "Words."));

        assertThat(room.work(asked("shorter"))).isInstanceOf(JobOutcome.Failed.class);

        assertThat(email().generation().word()).isEqualTo("failed");
        assertThat(email().problem().orElseThrow()).contains("{{ secret }}");
        assertThat(email().wording().subject()).isEqualTo("Welcome");
    }

    @Test
    void a_provider_that_is_away_is_tried_again_later() {
        server.close();

        assertThat(room.work(asked("shorter"))).isInstanceOf(JobOutcome.TryAgain.class);

        assertThat(email().generation().word()).isEqualTo("running");
    }

    @Test
    void words_that_the_house_avoids_keep_a_draft_from_landing() {
        room.room
                .settings()
                .changeVoice(
                        room.sim.workspace(),
                        voice ->
                                new dev.espalier.draft.BrandVoice(
                                        "Elm",
                                        "plain",
                                        java.util.List.of(),
                                        java.util.List.of("cheap"),
                                        "Yours,\nElm",
                                        "1 Elm Street",
                                        java.util.List.of("elm.example"),
                                        java.util.List.of()));
        server.says(asked ->
                Wire.data(asked).path("complaints").isEmpty()
                        ? Wire.email("Cheap flats", "<p>Words.</p>", "Words.")
                        : Wire.email(
                                "Flats",
                                "<p><a href='https://www.elm.example/flats'>Flats</a></p>",
                                "https://www.elm.example/flats"));

        room.work(asked("shorter"));

        assertThat(email().wording().subject()).isEqualTo("Flats");
        assertThat(email().wording().plain().orElseThrow())
                .contains("Yours,\nElm", "1 Elm Street", "{{ unsubscribeUrl }}");
        assertThat(Wire.data(server.seen().getFirst().body()).path("voice").path("tone").asString())
                .isEqualTo("plain");
    }
}
