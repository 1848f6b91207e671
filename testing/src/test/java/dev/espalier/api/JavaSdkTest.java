package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.sdk.Contact;
import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.Issue;
import dev.espalier.sdk.NewContact;
import dev.espalier.sdk.NewEvent;
import dev.espalier.sdk.NewSequence;
import dev.espalier.sdk.NewTemplate;
import dev.espalier.sdk.Scope;
import dev.espalier.sdk.Send;
import dev.espalier.sdk.SendStatus;
import dev.espalier.sdk.Sequence;
import dev.espalier.sdk.SequenceState;
import dev.espalier.sdk.SequenceUpdate;
import dev.espalier.sdk.TimelineEntry;
import dev.espalier.sdk.definition.Activity;
import dev.espalier.sdk.definition.Condition;
import dev.espalier.sdk.definition.Definition;
import dev.espalier.sdk.definition.ExitCondition;
import dev.espalier.sdk.definition.Operator;
import dev.espalier.sdk.definition.Reentry;
import dev.espalier.sdk.definition.Schedule;
import dev.espalier.sdk.definition.Step;
import dev.espalier.sdk.definition.Trigger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The SDK document, told in Java, against a real server.
class JavaSdkTest extends ApiTest {

    private Espalier espalier;

    @BeforeAll
    void client() {
        espalier = client(ApiServer.KEY).build();
        for (var id : List.of("tmpl_welcome", "tmpl_getting_started")) {
            espalier.templates()
                    .put(id, NewTemplate.of(id, "About " + id).markdown("Hello from " + id));
        }
    }

    private Espalier.Builder client(String key) {
        return Espalier.builder().apiKey(key).baseUrl("http://127.0.0.1:" + api.port());
    }

    @AfterAll
    void closed() {
        espalier.close();
    }

    private static NewSequence onboarding(String id) {
        return NewSequence.of(id, "Onboarding Drip")
                .definition(
                        Definition.of(
                                Step.email("tmpl_welcome").delay("0d"),
                                Step.delay("2d"),
                                Step.email("tmpl_getting_started").delay("0d")))
                .triggers(Trigger.event("signed_up_" + id));
    }

    @Test
    void a_sequence_runs_from_its_creation_to_its_end() {
        var created = espalier.sequences().create(onboarding("seq_onboarding"));
        assertThat(created.status()).isEqualTo(SequenceState.DRAFT);
        assertThat(created.triggers()).singleElement().asString().contains("signed_up_seq");

        espalier.sequences().approve("seq_onboarding");
        espalier.contacts()
                .create(
                        NewContact.of("ada.byron@example.com")
                                .id("con_abc123")
                                .properties(Map.of("plan", "pro", "seats", 3)));
        espalier.events().track(NewEvent.ofContact("signed_up_seq_onboarding", "con_abc123"));
        await(
                "the first email is sent",
                () ->
                        espalier.sequences()
                                .getSends("seq_onboarding", SendStatus.SENT)
                                .iterator()
                                .hasNext());

        var status = espalier.sequences().getStatus("seq_onboarding");
        assertThat(status.status()).isEqualTo(SequenceState.ACTIVE);
        assertThat(status.totalEnrolled()).isOne();
        assertThat(status.activeEnrolments()).isOne();
        assertThat(espalier.sequences().getContacts("seq_onboarding"))
                .extracting(Contact::email)
                .containsExactly("ada.byron@example.com");
        assertThat(espalier.sequences().getSends("seq_onboarding"))
                .extracting(Send::templateId)
                .containsExactly("tmpl_welcome");
        assertThat(espalier.mailbox().list("ada.byron@example.com").page().data())
                .singleElement()
                .satisfies(mail ->
                        assertThat(
                                        new String(
                                                espalier.mailbox().raw(mail.id()),
                                                StandardCharsets.UTF_8))
                                .contains("Subject: About tmpl_welcome"));

        assertThat(espalier.sequences().pause("seq_onboarding").status())
                .isEqualTo(SequenceState.PAUSED);
        espalier.sequences().resume("seq_onboarding");
        espalier.sequences().update("seq_onboarding", SequenceUpdate.empty().name("Drip v2"));
        assertThat(espalier.sequences().get("seq_onboarding"))
                .satisfies(read -> assertThat(read.name()).isEqualTo("Drip v2"))
                .satisfies(read -> assertThat(read.emails()).hasSize(2));
        assertThat(espalier.sequences().delete("seq_onboarding").inFlight()).isZero();
        assertThatThrownBy(() -> espalier.sequences().get("seq_onboarding"))
                .isInstanceOfSatisfying(
                        EspalierException.class,
                        gone -> {
                            assertThat(gone.code()).isEqualTo(ErrorCode.NOT_FOUND);
                            assertThat(gone.requestId()).isPresent();
                        });
    }

    @Test
    void a_dry_run_shows_each_step_and_each_path() {
        espalier.contacts().create(NewContact.of("r@example.com").id("con_rehearsed"));
        espalier.sequences()
                .create(
                        NewSequence.of("seq_rehearsed", "Rehearsed")
                                .definition(
                                        Definition.of(
                                                Step.email("tmpl_welcome").key("welcome"),
                                                Step.delay(Period.ofDays(2)),
                                                Step.when(Condition.did("welcome", Activity.OPENED))
                                                        .then(Step.exit("read it"))
                                                        .orElse(
                                                                Step.email(
                                                                        "tmpl_getting_started")))));

        var plain = espalier.sequences().dryRun("seq_rehearsed", "con_rehearsed");
        var opened =
                espalier.sequences()
                        .dryRun(
                                "seq_rehearsed",
                                "con_rehearsed",
                                dev.espalier.sdk.Assumptions.none()
                                        .did("welcome", Activity.OPENED));

        assertThat(plain.steps()).filteredOn(step -> step.wouldSend()).hasSize(2);
        assertThat(opened.steps()).filteredOn(step -> step.wouldSend()).hasSize(1);
        assertThat(opened.outcome()).contains("read it");
    }

    @Test
    void every_typed_step_is_one_that_the_server_reads() {
        var everything =
                Definition.of(
                                Step.email("tmpl_welcome").key("welcome").delay("1h"),
                                Step.delay("2d").key("pause"),
                                Step.until(LocalTime.of(9, 0), DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                Step.when(
                                                Condition.all(
                                                        Condition.equal(
                                                                "contact.properties.plan", "pro"),
                                                        Condition.any(
                                                                Condition.exists(
                                                                        "contact.properties.age"),
                                                                Condition.property(
                                                                        "contact.properties.age",
                                                                        Operator.GTE,
                                                                        18)),
                                                        Condition.not(
                                                                Condition.did(
                                                                        "welcome",
                                                                        Activity.CLICKED))))
                                        .key("asks")
                                        .then(Step.exit().key("out"))
                                        .orElse(Step.email("Hello", "Some *Markdown*.")),
                                Step.awaitEvent("order_placed", "3d")
                                        .key("order")
                                        .where(Condition.property("event.amount", Operator.GT, 50))
                                        .then(Step.exit("bought"))
                                        .orElse(Step.email("tmpl_getting_started")))
                        .triggers(
                                Trigger.event("everything")
                                        .where(Condition.equal("event.source", "web")))
                        .exitConditions(
                                ExitCondition.event("purchased"),
                                ExitCondition.when(
                                        Condition.equal("contact.properties.plan", "gone")))
                        .schedule(
                                Schedule.between(LocalTime.of(9, 0), LocalTime.of(17, 0))
                                        .days(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)
                                        .zone(ZoneId.of("Europe/London"))
                                        .holidays("GB"))
                        .reentry(Reentry.AFTER_EXIT);

        var made =
                espalier.sequences()
                        .create(NewSequence.of("seq_all", "All").definition(everything));

        assertThat(made.definition()).isEqualTo(everything.toJson());
        assertThat(espalier.sequences().approve("seq_all").status())
                .isEqualTo(SequenceState.ACTIVE);
    }

    @Test
    void every_fault_of_a_definition_is_told_with_its_line() {
        var faulty =
                NewSequence.of("seq_faulty", "Faulty")
                        .definition("steps:\n  - {type: emial}\n  - {type: delay, duration: 2x}\n");

        assertThatThrownBy(() -> espalier.sequences().create(faulty))
                .isInstanceOfSatisfying(
                        EspalierException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                            assertThat(refused.issues()).extracting(Issue::line).contains(2, 3);
                        });
    }

    @Test
    void a_taken_id_a_narrow_key_and_a_cursor_of_another_list_are_each_told() {
        espalier.sequences().create(onboarding("seq_taken"));
        var reader = espalier.keys().create("reader", Scope.READ).rawKey();

        assertThat(code(() -> espalier.sequences().create(onboarding("seq_taken"))))
                .isEqualTo(ErrorCode.CONFLICT);
        try (var narrow = client(reader).build()) {
            assertThatThrownBy(() -> narrow.sequences().pause("seq_taken"))
                    .hasMessageContaining("scope review");
        }
        try (var stranger = client("esp_nobody-knows-this-key").build()) {
            assertThat(code(() -> stranger.sequences().list().page()))
                    .isEqualTo(ErrorCode.UNAUTHORISED);
        }
        espalier.sequences().create(onboarding("seq_taken_2"));
        var cursor = espalier.sequences().list().limit(1).page().nextCursor();
        assertThat(code(() -> espalier.sends().list().cursor(cursor + "!").page()))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    private static ErrorCode code(Runnable call) {
        try {
            call.run();
        } catch (EspalierException refused) {
            return refused.code();
        }
        throw new AssertionError("no refusal");
    }

    @Test
    void an_id_with_slashes_and_letters_of_any_script_is_one_id() {
        var address = "a/b?c#d%2f+e@example.com";
        espalier.suppressions().add(address, "asked");

        assertThat(espalier.suppressions().get(address).email()).isEqualTo(address);
        espalier.suppressions().remove(address);
        assertThat(code(() -> espalier.suppressions().get(address))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThatThrownBy(() -> espalier.contacts().get("a/b ä?#%"))
                .isInstanceOfSatisfying(
                        EspalierException.class,
                        gone -> assertThat(gone.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageStartingWith("no contact \"a/b ");
    }

    @Test
    void an_event_whose_answers_are_lost_counts_once() {
        espalier.contacts().create(NewContact.of("lost@example.com").id("con_lost"));
        try (var proxy = new LosingProxy(api.port(), 2);
                var unlucky = client(ApiServer.KEY).baseUrl(proxy.url()).build()) {
            var event = unlucky.events().track(NewEvent.ofContact("told_twice", "con_lost"));

            assertThat(proxy.connections()).isEqualTo(3);
            assertThat(event.id()).startsWith("evt_");
            assertThat(espalier.contacts().getTimeline("con_lost"))
                    .extracting(TimelineEntry::name)
                    .containsExactly("told_twice");
        }
    }

    @Test
    void a_list_walks_over_every_page_in_order() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            expected.add("seq_walk_" + i);
            espalier.sequences().create(onboarding("seq_walk_" + i));
        }

        assertThat(espalier.sequences().list(SequenceState.DRAFT).limit(3).stream())
                .extracting(Sequence::id)
                .filteredOn(id -> id.startsWith("seq_walk_"))
                .isEqualTo(expected);
    }

    @Test
    void the_example_programs_run_as_they_stand() throws Exception {
        assertThat(said("Onboarding.java"))
                .contains("EMAIL welcome true", "EMAIL reminder true")
                .endsWith("ACTIVE\n");
        assertThat(said("QuickStart.java"))
                .startsWith("DRAFT\n")
                .contains(" EMAIL Welcome, Grace\n", " EMAIL How is it going?\n")
                .endsWith("NOT_FOUND no sequence \"seq_of_nobody\"\n");
        await(
                "the first email arrives",
                () -> espalier.mailbox().list("grace@example.com").iterator().hasNext());
    }

    private String said(String file) throws Exception {
        var jar =
                Path.of(Espalier.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                jar.toString(),
                                Path.of("..", "examples", "java", file).toString())
                        .redirectErrorStream(true);
        builder.environment().put("ESPALIER_URL", "http://127.0.0.1:" + api.port());
        builder.environment().put("ESPALIER_API_KEY", ApiServer.KEY);
        var program = builder.start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
