package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Days;
import dev.espalier.definition.Definition;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.ExitCondition;
import dev.espalier.definition.Operator;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.Reentry;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Span;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.definition.Trigger;
import dev.espalier.email.Markup;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form that a document of this product, or of the service whose SDK it answers, shows.
class DocumentedFormsTest {

    private static final Days WEEKDAYS =
            new Days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private static StepKey key(String key) {
        return new StepKey(key);
    }

    private static Step email(String key, String templateId) {
        return new Step.Email(key(key), new EmailContent.FromTemplate(templateId), Span.NONE);
    }

    private static Step delay(String key, Span span) {
        return new Step.Delay(key(key), new DelayRule.For(span));
    }

    private static Span days(int days) {
        return new Span(days, Duration.ZERO);
    }

    private static Step exit(String key) {
        return new Step.Exit(key(key), Optional.empty());
    }

    private static Predicate compares(String property, Operator operator, Object value) {
        return new Predicate.Compares(property, operator, value);
    }

    private static Predicate isPro() {
        return compares("contact.properties.plan", Operator.EQUALS, "pro");
    }

    @Test
    void the_example_of_the_sdk_document_is_read() {
        assertThat(Texts.definition(Texts.sample("sdk.json")))
                .isEqualTo(
                        Definition.of(
                                List.of(
                                        email("email-tmpl_welcome", "tmpl_welcome"),
                                        delay("delay-2d", days(2)),
                                        email(
                                                "email-tmpl_getting_started",
                                                "tmpl_getting_started"))));
    }

    @Test
    void the_guide_s_form_with_actions_and_flat_conditions_is_read() {
        assertThat(Texts.definition(Texts.sample("guide.yaml")))
                .isEqualTo(
                        Definition.of(
                                List.of(
                                        email("email-welcome", "welcome"),
                                        delay("delay-3d", days(3)),
                                        new Step.Condition(
                                                key("condition-onboarded"),
                                                compares(
                                                        "contact.properties.onboarded",
                                                        Operator.EQUALS,
                                                        true),
                                                List.of(exit("exit")),
                                                List.of()),
                                        email("email-reminder", "reminder")),
                                List.of(new Trigger("user_signed_up", Optional.empty())),
                                List.of(),
                                new SendWindow.Anytime(),
                                Reentry.ONCE));
    }

    @Test
    void the_full_form_is_read_whole() {
        var definition = Texts.definition(Texts.sample("whole.yaml"));

        assertThat(definition.steps())
                .containsExactly(
                        email("welcome", "tmpl_welcome"),
                        delay("delay-2d", days(2)),
                        new Step.Delay(
                                key("until-0900"),
                                new DelayRule.Until(LocalTime.of(9, 0), WEEKDAYS)),
                        new Step.Condition(
                                key("condition-plan"),
                                isPro(),
                                List.of(
                                        new Step.Exit(
                                                key("exit"), Optional.of("already a customer"))),
                                List.of()),
                        new Step.Wait(
                                key("wait-order_placed"),
                                "order_placed",
                                Optional.of(
                                        compares("event.amount", Operator.GTE, new BigDecimal(50))),
                                days(3),
                                List.of(exit("exit-2")),
                                List.of()),
                        new Step.Email(
                                key("tips"),
                                new EmailContent.Inline(
                                        "Hello {{ contact.properties.firstName | default: 'there' }}",
                                        Optional.of("Three things to try first"),
                                        new Markup.Markdown(
                                                "# Three things\n\nBegin with a template.\n"),
                                        Optional.empty()),
                                Span.NONE),
                        new Step.Email(
                                key("email-ask-whether-the-valuation-helped"),
                                new EmailContent.Brief("Ask whether the valuation helped"),
                                Span.NONE));
        assertThat(definition.triggers())
                .containsExactly(
                        new Trigger(
                                "signed_up",
                                Optional.of(
                                        compares("event.source", Operator.NOT_EQUALS, "import"))));
        assertThat(definition.exitConditions())
                .containsExactly(new ExitCondition(Optional.of("purchased"), Optional.empty()));
        assertThat(definition.schedule())
                .isEqualTo(
                        new SendWindow.Between(
                                LocalTime.of(9, 0),
                                LocalTime.of(17, 0),
                                WEEKDAYS,
                                Optional.of(ZoneId.of("Europe/London")),
                                Optional.of("GB")));
    }

    @Test
    void every_short_form_is_read() {
        var definition = Texts.definition(Texts.sample("short.yaml"));

        assertThat(definition.triggers())
                .containsExactly(new Trigger("signed_up", Optional.empty()));
        assertThat(definition.steps())
                .containsExactly(
                        email("email-tmpl_welcome", "tmpl_welcome"),
                        delay("delay-P1DT12H", new Span(1, Duration.ofHours(12))),
                        new Step.Delay(
                                key("until-0900"),
                                new DelayRule.Until(LocalTime.of(9, 0), Days.EVERY_DAY)),
                        new Step.Condition(
                                key("condition-plan"), isPro(), List.of(exit("exit")), List.of()),
                        new Step.Wait(
                                key("wait-order_placed"),
                                "order_placed",
                                Optional.empty(),
                                days(3),
                                List.of(exit("exit-2")),
                                List.of()),
                        new Step.Email(
                                key("email-tmpl_getting_started"),
                                new EmailContent.FromTemplate("tmpl_getting_started"),
                                new Span(0, Duration.ofHours(2))),
                        delay("delay-1w", days(7)),
                        email("email-tmpl_last", "tmpl_last"));
    }

    @Test
    void conditions_join_and_ask_what_was_done_with_an_email() {
        var definition = Texts.definition(Texts.sample("conditions.yaml"));

        assertThat(((Step.Condition) definition.steps().get(2)).predicate())
                .isEqualTo(
                        new Predicate.Any(
                                List.of(
                                        new Predicate.Did(key("email-welcome"), Activity.OPENED),
                                        new Predicate.Not(
                                                compares(
                                                        "contact.properties.plan",
                                                        Operator.IN,
                                                        List.of("free", "trial"))),
                                        new Predicate.All(
                                                List.of(
                                                        compares(
                                                                "contact.properties.age",
                                                                Operator.GTE,
                                                                new BigDecimal(18)),
                                                        compares(
                                                                "contact.properties.birthday",
                                                                Operator.BEFORE,
                                                                "2000-01-01"))))));
        assertThat(((Step.Condition) definition.steps().get(3)).predicate())
                .isEqualTo(
                        new Predicate.All(
                                List.of(
                                        isPro(),
                                        compares(
                                                "contact.properties.country",
                                                Operator.EQUALS,
                                                "GB"))));
    }

    @Test
    void exit_conditions_and_triggers_take_an_event_a_condition_or_both() {
        var definition = Texts.definition(Texts.sample("exits.yaml"));

        assertThat(definition.triggers().get(1).when())
                .contains(
                        new Predicate.All(
                                List.of(
                                        compares("event.kind", Operator.EQUALS, "book"),
                                        compares(
                                                "event.amount",
                                                Operator.EQUALS,
                                                new BigDecimal(20)))));
        assertThat(definition.exitConditions())
                .containsExactly(
                        new ExitCondition(
                                Optional.of("unsubscribed_from_product"), Optional.empty()),
                        new ExitCondition(
                                Optional.of("purchased"),
                                Optional.of(
                                        compares(
                                                "event.amount", Operator.GT, new BigDecimal(100)))),
                        new ExitCondition(Optional.empty(), Optional.of(isPro())),
                        new ExitCondition(
                                Optional.empty(),
                                Optional.of(
                                        new Predicate.Did(key("email-tips"), Activity.REPLIED))),
                        new ExitCondition(
                                Optional.empty(),
                                Optional.of(
                                        new Predicate.Any(
                                                List.of(
                                                        new Predicate.Did(
                                                                key("email-welcome"),
                                                                Activity.REPLIED),
                                                        new Predicate.Did(
                                                                key("email-tips"),
                                                                Activity.REPLIED))))));
        assertThat(definition.reentry()).isEqualTo(Reentry.AFTER_EXIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trigger: {event: x}",
                "trigger: x",
                "triggers: [x]",
                "triggers: [{event: x}]",
                "triggers: {event: x}",
                "triggers: [{type: event, eventName: x}]",
                "triggers: [{api: true}, {type: event, event: x, conditions: {}}]",
                "triggers: [{event: x, conditions: []}, {type: manual}]",
            })
    void a_trigger_has_many_forms(String trigger) {
        assertThat(Texts.definition(trigger + "\nsteps: [send: a]").triggers())
                .containsExactly(new Trigger("x", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger: {api: true}", "trigger: {manual: true}", "triggers: []"})
    void enrolling_by_hand_needs_no_trigger(String trigger) {
        assertThat(Texts.definition(trigger + "\nsteps: [send: a]").triggers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{if: {property: contact.properties.plan, operator: equals, value: pro}, then: exit}",
                "{if: {property: contact.properties.plan, value: pro}, then: [exit]}",
                "{type: condition, property: contact.properties.plan, operator: equals, value: pro, onTrue: exit}",
                "{action: condition, conditions: {contact.properties.plan: pro}, onTrue: [{type: exit}]}",
                "{condition: [{property: contact.properties.plan, operator: equals, value: pro}], then: {type: exit}, onFalse: continue}",
                "{if: {contact.properties.plan: pro}, then: [{exit: true}], else: [continue]}",
            })
    void a_condition_has_many_forms(String condition) {
        assertThat(Texts.definition("- " + condition + "\n- send: a").steps().getFirst())
                .isEqualTo(
                        new Step.Condition(
                                key("condition-plan"), isPro(), List.of(exit("exit")), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2d", "P2D", "0w2d", "{type: delay, duration: 2d}", "{delay: P2D}"})
    void a_delay_has_many_forms(String delay) {
        assertThat(Texts.definition("- " + delay).steps())
                .containsExactly(delay("delay-2d", days(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mon, tue, wed, thu, fri]",
                "[mon-fri]",
                "mon-fri",
                "[Monday, tuesday, WED, thu-fri]",
            })
    void days_are_words_or_runs(String days) {
        var definition = Texts.definition("schedule: {days: " + days + "}\nsteps: [send: a]");

        assertThat(definition.schedule())
                .isEqualTo(
                        new SendWindow.Between(
                                LocalTime.MIN,
                                LocalTime.MAX,
                                WEEKDAYS,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_body_s_beginning_tells_its_markup() {
        assertThat(body("<mjml><mj-body/></mjml>")).isInstanceOf(Markup.Mjml.class);
        assertThat(body("<p>Hello</p>")).isInstanceOf(Markup.Html.class);
        assertThat(body("Hello <b>you</b>")).isInstanceOf(Markup.Markdown.class);
    }

    private static Markup body(String body) {
        var step = Texts.definition("- {subject: s, body: '" + body + "'}").steps().getFirst();
        return ((EmailContent.Inline) ((Step.Email) step).content()).body();
    }
}
