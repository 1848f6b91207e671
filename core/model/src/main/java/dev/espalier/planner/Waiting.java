package dev.espalier.planner;

import dev.espalier.definition.Days;
import dev.espalier.definition.Definition;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Step;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/// By which rule a contact waits where it stands.
///
/// @param rule the one that decides the time
/// @param words for people
public record Waiting(Rule rule, String words) {

    /// What decides when something happens.
    public enum Rule {
        /// A span of time, or a time of day.
        DELAY,
        /// Somebody gave the email a time of its own.
        FIXED_TIME,
        /// The email was approved after it fell due.
        APPROVAL,
        /// A person let the email go.
        RELEASE,
        /// The sending hours of the sequence, or of the workspace.
        WINDOW,
        /// A public holiday within them.
        HOLIDAY,
        /// An event that may come.
        EVENT
    }

    /// @param position where the contact stands; its step is in the definition
    /// @param now later than what is waited for when an email is late and the window is shut
    public static Waiting of(
            Definition definition, Facts facts, Position position, Holidays holidays, Instant now) {
        return switch (definition.place(position.step()).orElseThrow().step()) {
            case Step.Email email -> email(definition, email, facts, position, holidays, now);
            case Step.Delay(_, DelayRule.For(var span)) ->
                    new Waiting(
                            Rule.DELAY, "waits " + span + ", counted from " + position.anchor());
            case Step.Delay(_, DelayRule.Until(var time, var days)) ->
                    new Waiting(Rule.DELAY, "waits for " + time + on(days) + " in " + facts.zone());
            case Step.Wait wait ->
                    new Waiting(
                            Rule.EVENT,
                            "waits for the event "
                                    + wait.event()
                                    + ", at most "
                                    + wait.timeout()
                                    + " from "
                                    + position.anchor());
            case Step.Condition _, Step.Exit _ -> new Waiting(Rule.DELAY, "is due");
        };
    }

    private static Waiting email(
            Definition definition,
            Step.Email email,
            Facts facts,
            Position position,
            Holidays holidays,
            Instant now) {
        var state = facts.emails().get(email.key());
        var ready = email.delay().after(position.anchor(), facts.zone());
        var by =
                new Waiting(
                        Rule.DELAY,
                        email.delay().isZero()
                                ? "is due from " + position.anchor()
                                : "waits " + email.delay() + ", counted from " + position.anchor());
        if (state != null && state.scheduledAt() != null) {
            ready = state.scheduledAt();
            by = new Waiting(Rule.FIXED_TIME, "has the fixed time " + state.scheduledAt());
        }
        if (state != null && state.approvedAt() != null && state.approvedAt().isAfter(ready)) {
            ready = state.approvedAt();
            by = new Waiting(Rule.APPROVAL, "was approved at " + state.approvedAt());
        }
        if (position.releasedAt() != null && position.releasedAt().isAfter(ready)) {
            ready = position.releasedAt();
            by = new Waiting(Rule.RELEASE, "was let go by a person at " + position.releasedAt());
        }
        var wanted = ready.isBefore(now) ? now : ready;
        var window = facts.window(definition, email.key());
        if (!window.nextOpen(wanted, facts.zone(), holidays).isAfter(wanted)) {
            return by;
        }
        return switch (window) {
            case SendWindow.Anytime _ -> by;
            case SendWindow.Between between ->
                    shut(
                            between,
                            definition.schedule() instanceof SendWindow.Anytime
                                    ? "waits for the send window of the workspace, which is open from "
                                    : "waits for the send window of the sequence, which is open from ",
                            wanted,
                            facts);
        };
    }

    private static Waiting shut(
            SendWindow.Between window, String whose, Instant wanted, Facts facts) {
        var zone = window.zone().orElse(facts.zone());
        var hours =
                whose
                        + window.from()
                        + " to "
                        + window.to()
                        + on(window.days())
                        + " in "
                        + zone
                        + ", and "
                        + wanted.atZone(zone).toLocalDateTime();
        boolean isHoliday =
                window.holidays().isPresent()
                        && window.nextOpen(wanted, facts.zone(), Holidays.NONE).equals(wanted);
        return isHoliday
                ? new Waiting(
                        Rule.HOLIDAY,
                        hours + " is a public holiday (" + window.holidays().get() + ")")
                : new Waiting(Rule.WINDOW, hours + " is outside of that");
    }

    private static String on(Days days) {
        return days.set().size() == 7
                ? ""
                : " on "
                        + Arrays.stream(DayOfWeek.values())
                                .filter(days::contains)
                                .map(Days::word)
                                .collect(Collectors.joining(", "));
    }
}
