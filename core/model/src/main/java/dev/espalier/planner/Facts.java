package dev.espalier.planner;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Definition;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.StepKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the planner may know about the world.
///
/// @param enrolledAt when the contact came in
/// @param contact what conditions see as `contact`: `id`, `email`, `timezone`, `createdAt`,
///   `properties`
/// @param zone the contact's zone, or the workspace's when it has none
/// @param event properties of the event that enrolled the contact; empty when it came by hand
/// @param events the contact's events since `enrolledAt`, the enrolling one left out, oldest first;
///   only those named in the definition are needed
/// @param did what the contact did with which email of this enrolment
/// @param emails the review state of each email step; one that is missing counts as approved for
///   ever
/// @param sent email steps that were sent already, in a version before this one: they are passed by
/// @param unreachable why the contact must not be mailed, such as `unsubscribed`; empty when it may
/// @param paused whether the sequence is paused
/// @param maxLateness an email later than this is held for a person
/// @param usualWindow the workspace's, for sequences that have none of their own
public record Facts(
        Instant enrolledAt,
        Map<String, ?> contact,
        ZoneId zone,
        Map<String, ?> event,
        List<Happened> events,
        Set<Did> did,
        Map<StepKey, EmailState> emails,
        Set<StepKey> sent,
        Optional<String> unreachable,
        boolean paused,
        Duration maxLateness,
        SendWindow usualWindow) {

    /// When this email may go out. A time that a person gave it wins over the workspace's window,
    /// which is for emails that nobody thought of one by one; the sequence's own window is meant
    /// for all of them.
    SendWindow window(Definition definition, StepKey email) {
        var state = emails.get(email);
        return state != null && state.scheduledAt() != null
                ? definition.schedule()
                : definition.schedule().or(usualWindow);
    }

    /// An event of the contact.
    ///
    /// @param at when this server took it in
    public record Happened(String name, Instant at, Map<String, ?> properties) {}

    /// The contact did this with that email.
    public record Did(StepKey email, Activity activity) {}

    /// The review state of an email step.
    ///
    /// @param approvedAt null while nobody approved the text as it stands
    /// @param scheduledAt a fixed time that wins over the step's delay; null when there is none
    public record EmailState(@Nullable Instant approvedAt, @Nullable Instant scheduledAt) {}

    public Facts withEvent(Happened happened) {
        var more = new java.util.ArrayList<>(events);
        more.add(happened);
        more.sort(java.util.Comparator.comparing(Happened::at));
        return new Facts(
                enrolledAt,
                contact,
                zone,
                event,
                List.copyOf(more),
                did,
                emails,
                sent,
                unreachable,
                paused,
                maxLateness,
                usualWindow);
    }

    public Facts withDid(Did done) {
        var more = new java.util.HashSet<>(did);
        more.add(done);
        return new Facts(
                enrolledAt,
                contact,
                zone,
                event,
                events,
                Set.copyOf(more),
                emails,
                sent,
                unreachable,
                paused,
                maxLateness,
                usualWindow);
    }
}
