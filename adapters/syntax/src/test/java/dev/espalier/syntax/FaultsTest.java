package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Holidays;
import dev.espalier.definition.Reading;
import dev.espalier.definition.StepKey;
import dev.espalier.refusal.Issue;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an author is told: the path, what stands there, what was expected, the line.
class FaultsTest {

    @Test
    void five_faults_in_one_text_are_told_at_once_each_with_its_path_and_line() {
        assertThat(Texts.faults(Texts.sample("faults.yaml")))
                .containsExactly(
                        "steps[0].delay: \"2 days\" (expected: a duration such as 30m, 2h, 3d, 1w or"
                                + " PT36H) (line 2)",
                        "steps[1].if.operator: \"equal\" (expected: equals, not_equals, contains,"
                                + " not_contains, starts_with, ends_with, gt, gte, lt, lte, before,"
                                + " after, in, exists, not_exists; did you mean equals?) (line 4)",
                        "steps[2].timeout: missing (expected: a duration such as 30m, 2h, 3d, 1w or"
                                + " PT36H, for no wait may be endless) (line 6)",
                        "steps[3]: several texts (expected: exactly one of templateId, subject with"
                                + " body, or brief) (line 7)",
                        "schedule.to: \"09:00\" (expected: another time than from, else the window"
                                + " never opens) (line 8)");
    }

    /// The text, `|` for a line's end; then the beginning of its only fault.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
                    steps: [] => steps: [] (expected: at least one step) (line 1)
                    steps: exit => steps: "exit" (expected: a list of steps)
                    reentry: once => steps: missing (expected: a list of steps)
                    hello => "hello" (expected: a definition, such as {steps: […]}) (line 1)
                    42 => 42 (expected: a definition
                    step: [send: a]|steps: [send: a] => step: unknown (expected: steps, triggers, exitConditions, schedule, reentry; did you mean steps?) (line 1)
                    - {type: emial, templateId: a} => steps[0].type: "emial" (expected: email, delay, condition, wait, exit; did you mean email?)
                    - {type: 7} => steps[0].type: 7 (expected: email, delay, condition, wait, exit)
                    - {key: a} => steps[0].type: missing (expected: email, delay, condition, wait, exit)
                    - stop => steps[0]: "stop" (expected: a step such as
                    - [send: a] => steps[0]: a list (expected: a step such as
                    - {send: a, dellay: 1d} => steps[0].dellay: unknown (expected: type, key, templateId, subject, preheader, body, text, brief, delay; did you mean delay?)
                    - {send: a, template: b} => steps[0].send: "a" (expected: either this or steps[0].template)
                    - {type: email} => steps[0].templateId: missing (expected: templateId, subject with body, or brief)
                    - {type: email, templateId: 7} => steps[0].templateId: 7 (expected: text)
                    - {type: email, templateId: ''} => steps[0].templateId: "" (expected: a text that is not blank)
                    - {subject: a} => steps[0].body: missing (expected: a body beside the subject)
                    - {body: a} => steps[0].subject: missing (expected: a subject beside the body)
                    - {subject: "a\\nb", body: a} => steps[0].subject: "a\\nb" (expected: one line of at most 998 characters)
                    - {send: a, key: -x} => steps[0].key: "-x" (expected: 1 to 64 letters, digits, _ or -
                    - {send: a, key: x}|- {send: b, key: x} => steps[1].key: "x" (expected: a key that no other step has; steps[0] has it) (line 2)
                    - {send: a, delay: 5} => steps[0].delay: 5 (expected: a duration
                    - {send: a, delay: -1d} => steps[0].delay: "-1d" (expected: a duration
                    - {send: a, delay: 1h1d} => steps[0].delay: "1h1d" (expected: a duration
                    - {send: a, delay: P1M} => steps[0].delay: "P1M" (expected: a duration
                    - {delay: 11000d} => steps[0].delay: "11000d" (expected: at most ten years)
                    - {delay: 999999999w} => steps[0].delay: "999999999w" (expected:
                    - 600w => steps[0]: "600w" (expected: at most ten years)
                    - {type: delay} => steps[0].duration: missing (expected: a duration
                    - {type: delay, duration: 1d, until: 09:00} => steps[0].until: "09:00" (expected: either this or a duration)
                    - until: 25:00 => steps[0].until: "25:00" (expected: a time of day such as "09:00")
                    - until: {days: mon} => steps[0].until.time: missing (expected: a time of day
                    - until: {time: 09:00, days: []} => steps[0].until.days: [] (expected: at least one of mon
                    - until: {time: 09:00, days: [mon, noday]} => steps[0].until.days[1]: "noday" (expected: mon, tue
                    - {wait: x, timeout: 0d} => steps[0].timeout: "0d" (expected: more than 0)
                    - {wait: 2d} => steps[0].timeout: missing (expected: a duration such as 30m, 2h, 3d, 1w or PT36H; to wait for a time alone write delay: 2d)
                    - {type: wait, timeout: 1d} => steps[0].event: missing (expected: an event's name)
                    - exit|- send: a => steps[1]: unreachable (expected: no step after one that always exits) (line 2)
                    - {if: {contact.a: 1}, then: exit, else: [exit]}|- send: a|- send: b => steps[1]: unreachable
                    - {wait: x, timeout: 1d, then: exit, else: exit}|- send: a => steps[1]: unreachable
                    - {if: {contact.a: 1}, then: [exit, 2d]} => steps[0].then[1]: unreachable
                    - {type: condition, then: exit} => steps[0].if: missing (expected: a condition such as
                    - {if: {contact.a: 1}} => steps[0].then: missing (expected: a list of steps, exit or continue, here or under else)
                    - {if: {contact.a: 1}, then: 5} => steps[0].then: 5 (expected: a list of steps, exit or continue)
                    - {if: {}, then: exit} => steps[0].if: {} (expected: {property, operator, value}, {all: […]}
                    - {if: {all: []}, then: exit} => steps[0].if.all: [] (expected: a list of at least one condition)
                    - {if: yes, then: exit} => steps[0].if: "yes" (expected: {property, operator, value}
                    - {if: {property: plan, value: 1}, then: exit} => steps[0].if.property: "plan" (expected: a path such as contact.properties.plan or event.amount)
                    - {if: {property: contact., value: 1}, then: exit} => steps[0].if.property: "contact." (expected: a path
                    - {if: {user.plan: 1}, then: exit} => steps[0].if["user.plan"]: "user.plan" (expected: a path
                    - {if: {property: contact.a, operator: gt, value: [1]}, then: exit} => steps[0].if.value: a list (expected: a number beside gt)
                    - {if: {property: contact.a, operator: in, value: 1}, then: exit} => steps[0].if.value: 1 (expected: a list of texts, numbers, true, false or null beside in)
                    - {if: {property: contact.a, operator: after, value: soon}, then: exit} => steps[0].if.value: "soon" (expected: a date such as
                    - {if: {property: contact.a, operator: before, value: 2026-02-30}, then: exit} => steps[0].if.value: "2026-02-30" (expected: a date such as
                    - {if: {property: contact.a, operator: exists, value: 1}, then: exit} => steps[0].if.value: 1 (expected: no value beside exists)
                    - {if: {property: contact.a, operator: gt}, then: exit} => steps[0].if.value: missing (expected: a number)
                    - {if: {property: contact.a, operator: equals, value: [1]}, then: exit} => steps[0].if.value: a list (expected: a text, a number
                    - {if: {property: contact.a, operator: notEquals, value: 1}, then: exit} => steps[0].if.operator: "notEquals" (expected: equals, not_equals, contains, not_contains, starts_with, ends_with, gt, gte, lt, lte, before, after, in, exists, not_exists; did you mean not_equals?)
                    - {if: {all: [{contact.a: 1}], any: [{contact.a: 1}]}, then: exit} => steps[0].if: several conditions in one
                    - {if: {email: welcome, did: opened}, then: exit} => steps[0].if.email: "welcome" (expected: the key of an earlier email step; there is none)
                    - {if: {email: b, did: opened}, then: exit}|- {send: x, key: b} => steps[0].if.email: "b" (expected: the key of an earlier email step; there is none)
                    - {send: x, key: welcome}|- {if: {email: wellcome, did: opened}, then: exit} => steps[1].if.email: "wellcome" (expected: the key of an earlier email step: welcome; did you mean welcome?)
                    - {send: x, key: a}|- {send: x, key: b}|- {if: {email: x, did: opened}, then: exit} => steps[2].if.email: "x" (expected: the key of one of the emails with this template: a, b)
                    - {if: {contact.a: 1}, then: {send: x, key: a}, else: {if: {email: a, did: opened}, then: exit}} => steps[0].else.if.email: "a" (expected:
                    - {send: x, key: a}|- {if: {email: a, did: open}, then: exit} => steps[1].if.did: "open" (expected: opened, clicked, replied, bounced; did you mean opened?)
                    steps: [send: a]|trigger: {event: x, if: {email: a, did: opened}} => trigger.if.email: "a" (expected: the key of an earlier email step; there is none)
                    steps: [send: a]|trigger: {} => trigger.event: missing (expected: an event's name)
                    steps: [send: a]|trigger: {api: false} => trigger.api: false (expected: true)
                    steps: [send: a]|triggers: [{type: evnt, event: x}] => triggers[0].type: "evnt" (expected: event, api, manual; did you mean event?)
                    steps: [send: a]|trigger: x|triggers: [x] => trigger: "x" (expected: either this or triggers)
                    steps: [send: a]|exitConditions: [{}] => exitConditions[0]: {} (expected: an exit condition such as
                    steps: [send: a]|exitConditions: [{if: {event.x: 1}}] => exitConditions[0].if["event.x"]: "event.x" (expected: a path of the contact, for there is no event here)
                    steps: [send: a]|reentry: twice => reentry: "twice" (expected: once, after-exit, each-event)
                    steps: [send: a]|reentry: after_exit => reentry: "after_exit" (expected: once, after-exit, each-event; did you mean after-exit?)
                    steps: [send: a]|schedule: {zone: UTC} => schedule: no limit (expected: at least one of from, to, days and holidays)
                    steps: [send: a]|schedule: {days: []} => schedule.days: [] (expected: at least one of mon
                    steps: [send: a]|schedule: {from: 9am} => schedule.from: "9am" (expected: a time of day such as "09:00")
                    steps: [send: a]|schedule: {from: 09:00, zone: Europe/Londn} => schedule.zone: "Europe/Londn" (expected: a zone such as Europe/London; did you mean Europe/London?)
                    - {send: a, delay: 1d}|- {send: b, delay: 1d, delay: 2d} => steps[1].delay: stands twice (expected: once; first on line 2) (line 2)
                    """)
    void a_fault_is_told_with_what_was_expected(String text, String fault) {
        assertThat(Texts.faults(text.replace('|', '\n')))
                .as(text)
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void a_misspelt_type_does_not_hide_the_other_faults_of_its_step() {
        assertThat(Texts.faults("- {type: emial, templateId: 7, dealy: 1d}"))
                .hasSize(3)
                .allMatch(fault -> fault.startsWith("steps[0]."));
    }

    @Test
    void a_faulty_email_is_no_reason_to_doubt_a_condition_about_it() {
        assertThat(
                        Texts.faults(
                                """
                                - {send: a, delay: soon}
                                - {if: {email: a, did: opened}, then: exit}
                                """))
                .singleElement()
                .asString()
                .startsWith("steps[0].delay");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {"steps": [{"send": "a\\u0000"}]} => steps[0].send: "a\\u0000" (expected: a text without control
                    {"steps": [{"brief": "a\\ud83c"}]} => steps[0].brief: "a\\ud83c" (expected: a text without control
                    {"steps": [{"if": {"contact.a": "\\u0007"}, "then": "exit"}]} => steps[0].if["contact.a"]: "\\u0007" (expected: a text without
                    {"steps": [{"if": {"contact.\\u0000": 1}, "then": "exit"}]} => steps[0].if["contact.\\u0000"]: "contact.\\u0000" (expected: a path
                    """)
    void what_no_database_stores_and_no_mail_carries_is_refused(String text, String fault) {
        assertThat(Texts.faults(text)).singleElement().asString().startsWith(fault);
    }

    @Test
    void more_than_500_steps_are_refused() {
        assertThat(Texts.faults("- send: a\n".repeat(500))).isEmpty();
        assertThat(Texts.faults("- send: a\n".repeat(501)))
                .containsExactly("steps[500]: too many (expected: at most 500) (line 501)");
    }

    @Test
    void more_than_20_branches_inside_each_other_are_refused() {
        assertThat(Texts.faults(nested(20))).isEmpty();
        assertThat(Texts.faults(nested(21)))
                .singleElement()
                .asString()
                .endsWith("nested deeper than 20 branches (expected: less) (line 1)");
    }

    private static String nested(int branches) {
        return "- "
                + "{if: {contact.a: 1}, then: ".repeat(branches)
                + "exit"
                + "}".repeat(branches);
    }

    @Test
    void conditions_nested_deeper_than_20_are_refused() {
        String deep = "{not: ".repeat(21) + "{contact.a: 1}" + "}".repeat(21);

        assertThat(Texts.faults("- {if: " + deep + ", then: exit}"))
                .singleElement()
                .asString()
                .contains("nested deeper than 20");
    }

    @Test
    void a_text_with_ten_thousand_faults_tells_the_first_two_hundred() {
        assertThat(Texts.faults("- {x: 1}\n".repeat(10_000))).hasSize(200);
    }

    @Test
    void the_places_of_templates_are_told_so_that_missing_ones_can_be_refused() {
        var reading =
                (Reading.Read)
                        Texts.read(
                                "steps:\n  - send: a\n  - 1d\n  - {type: email,\n     templateId: b}\n");

        assertThat(reading.templates())
                .extracting(use -> use.missing().text())
                .containsExactly(
                        "steps[0].send: \"a\" (expected: an existing template) (line 2)",
                        "steps[2].templateId: \"b\" (expected: an existing template) (line 5)");
        assertThat(reading.spots().get(new StepKey("delay-1d")))
                .isEqualTo(new Reading.Spot("steps[1]", 3));
    }

    @Test
    void a_region_without_known_holidays_is_refused() {
        var none =
                new Holidays() {
                    @Override
                    public boolean isHoliday(String region, LocalDate date) {
                        return false;
                    }

                    @Override
                    public boolean knows(String region) {
                        return region.equals("GB");
                    }
                };
        var syntax = new TextSyntax();

        assertThat(
                        syntax.read(
                                "steps: [send: a]\nschedule: {holidays: gb}",
                                none,
                                Optional.empty()))
                .isInstanceOf(Reading.Read.class);
        var faulty =
                (Reading.Faulty)
                        syntax.read(
                                "steps: [send: a]\nschedule: {holidays: XX}",
                                none,
                                Optional.empty());
        assertThat(faulty.issues())
                .containsExactly(
                        new Issue(
                                "schedule.holidays",
                                2,
                                "\"XX\" (expected: a country or part of one with known holidays,"
                                        + " such as GB or GB-SCT)"));
    }
}
