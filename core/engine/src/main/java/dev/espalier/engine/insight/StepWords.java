package dev.espalier.engine.insight;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Days;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Operator;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.Span;
import dev.espalier.definition.Step;
import dev.espalier.sequence.Email;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A step in a few words.
///
/// @param email its email, where it has one
record StepWords(Step step, Optional<Email> email) {

    private static final String OWN = "contact.properties.";

    String title() {
        return switch (step) {
            case Step.Email mail -> subject(mail.content());
            case Step.Delay(_, var rule) -> of(rule);
            case Step.Condition(_, var predicate, _, _) -> "If " + of(predicate);
            case Step.Wait wait -> "Wait for " + wait.event();
            case Step.Exit _ -> "Leave";
        };
    }

    String detail() {
        return switch (step) {
            case Step.Email mail -> {
                var after = mail.delay().isZero() ? "" : "after " + of(mail.delay());
                yield mail.content() instanceof EmailContent.Brief(var brief)
                        ? after.isEmpty() ? brief : after + " · " + brief
                        : after;
            }
            case Step.Delay _, Step.Condition _ -> "";
            case Step.Wait wait ->
                    "at most "
                            + of(wait.timeout())
                            + wait.when().map(when -> " · " + of(when)).orElse("");
            case Step.Exit(_, var reason) -> reason.orElse("");
        };
    }

    private String subject(EmailContent content) {
        var written = email.map(one -> one.wording().subject()).filter(text -> !text.isBlank());
        return written.orElseGet(() ->
                switch (content) {
                    case EmailContent.FromTemplate(var id) -> "Template " + id;
                    case EmailContent.Inline inline -> inline.subject();
                    case EmailContent.Brief _ ->
                            email.isPresent() ? "Not written yet" : "Written for each person";
                });
    }

    private static String of(DelayRule rule) {
        return switch (rule) {
            case DelayRule.For(var span) -> "Wait " + of(span);
            case DelayRule.Until(var time, var days) ->
                    "Wait until " + time + (days.equals(Days.EVERY_DAY) ? "" : " on " + of(days));
        };
    }

    private static String of(Days days) {
        return java.util.Arrays.stream(DayOfWeek.values())
                .filter(days::contains)
                .map(Days::word)
                .collect(Collectors.joining(", "));
    }

    static String of(Span span) {
        var parts = new ArrayList<String>();
        add(parts, span.days(), "day");
        add(parts, span.time().toHours(), "hour");
        add(parts, span.time().toMinutesPart(), "minute");
        add(parts, span.time().toSecondsPart(), "second");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    private static String of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compares(var property, var operator, var value) ->
                    spoken(property)
                            + " "
                            + of(operator)
                            + (operator.takesValue() ? " " + String.valueOf(value) : "");
            case Predicate.Did(var email, var activity) -> of(activity) + " " + email.value();
            case Predicate.All(var parts) -> joined(parts, " and ", "always");
            case Predicate.Any(var parts) -> joined(parts, " or ", "never");
            case Predicate.Not(var part) -> "not (" + of(part) + ")";
        };
    }

    private static String joined(List<Predicate> parts, String with, String none) {
        return parts.isEmpty()
                ? none
                : parts.stream()
                        .map(part ->
                                part instanceof Predicate.Compares || part instanceof Predicate.Did
                                        ? of(part)
                                        : "(" + of(part) + ")")
                        .collect(Collectors.joining(with));
    }

    private static String of(Activity activity) {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    private static String of(Operator operator) {
        return switch (operator) {
            case EQUALS -> "is";
            case NOT_EQUALS -> "is not";
            case CONTAINS -> "contains";
            case NOT_CONTAINS -> "does not contain";
            case STARTS_WITH -> "starts with";
            case ENDS_WITH -> "ends with";
            case GT -> ">";
            case GTE -> "≥";
            case LT -> "<";
            case LTE -> "≤";
            case BEFORE -> "is before";
            case AFTER -> "is after";
            case IN -> "is one of";
            case EXISTS -> "is there";
            case NOT_EXISTS -> "is not there";
        };
    }

    /// A contact's own property by its name alone, as its author would say it.
    private static String spoken(String property) {
        return property.startsWith(OWN) ? property.substring(OWN.length()) : property;
    }
}
