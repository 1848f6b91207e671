package dev.espalier.planner;

import dev.espalier.definition.Activity;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Span;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.Facts.Did;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.planner.Facts.Happened;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Facts and steps, said shortly. Whatever a test does not name is as plain as can be.
final class Given {

    /// A Monday morning.
    static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

    private ZoneId zone = ZoneOffset.UTC;
    private Map<String, Object> contact = Map.of();
    private List<Happened> events = List.of();
    private final Map<StepKey, EmailState> emails = new HashMap<>();
    private Set<Did> did = Set.of();
    private Set<StepKey> sent = Set.of();
    private Optional<String> unreachable = Optional.empty();
    private boolean paused;
    private SendWindow usualWindow = new SendWindow.Anytime();

    static Given nothingSpecial() {
        return new Given();
    }

    Given zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Given properties(Map<String, Object> properties) {
        contact = Map.of("properties", properties);
        return this;
    }

    Given event(String name, Instant at) {
        return event(name, at, Map.of());
    }

    Given event(String name, Instant at, Map<String, Object> properties) {
        var more = new java.util.ArrayList<>(events);
        more.add(new Happened(name, at, properties));
        events = more;
        return this;
    }

    Given did(String email, Activity activity) {
        did = Set.of(new Did(new StepKey(email), activity));
        return this;
    }

    Given approvedAt(String email, @Nullable Instant at) {
        emails.put(new StepKey(email), new EmailState(at, null));
        return this;
    }

    Given scheduledAt(String email, Instant at) {
        emails.put(new StepKey(email), new EmailState(Instant.EPOCH, at));
        return this;
    }

    Given sent(String email) {
        sent = Set.of(new StepKey(email));
        return this;
    }

    Given unreachable(String why) {
        unreachable = Optional.of(why);
        return this;
    }

    Given paused() {
        paused = true;
        return this;
    }

    /// The workspace's.
    Given usually(SendWindow window) {
        usualWindow = window;
        return this;
    }

    Facts facts() {
        return new Facts(
                MONDAY,
                contact,
                zone,
                Map.of("amount", 5),
                List.copyOf(events),
                did,
                Map.copyOf(emails),
                sent,
                unreachable,
                paused,
                Duration.ofDays(7),
                usualWindow);
    }

    static Step.Email email(String key) {
        return email(key, Span.NONE);
    }

    static Step.Email email(String key, Span delay) {
        return new Step.Email(new StepKey(key), new EmailContent.FromTemplate(key), delay);
    }

    static Step.Delay delay(String key, Span length) {
        return new Step.Delay(new StepKey(key), new DelayRule.For(length));
    }

    static Span days(int days) {
        return new Span(days, Duration.ZERO);
    }

    static Span hours(int hours) {
        return new Span(0, Duration.ofHours(hours));
    }

    static Step.Exit exit(String key) {
        return new Step.Exit(new StepKey(key), Optional.empty());
    }
}
