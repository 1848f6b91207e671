package dev.espalier.sequence;

import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.send.InDoubt;
import dev.espalier.sequence.Lifecycle.Active;
import dev.espalier.sequence.Lifecycle.Cancelled;
import dev.espalier.sequence.Lifecycle.Completed;
import dev.espalier.sequence.Lifecycle.Draft;
import dev.espalier.sequence.Lifecycle.Paused;
import java.time.Instant;
import java.util.Optional;

/// A sequence without its texts.
///
/// @param workspace its tenant
/// @param id chosen by the caller, unique in the workspace
/// @param contactId the one contact it was written for; empty when many enrol
/// @param definition the author's text, as written
/// @param triggers the triggers given beside the text, as canonical JSON
/// @param runningVersion what new enrolments follow; empty while nothing was approved
/// @param pendingVersion an update that waits for its texts to be approved; for a draft, the draft
///   itself
/// @param latestVersion the newest version ever made, ≥ 1
/// @param inDoubt what becomes of its sends whose answer was lost; empty: as the server is
///   configured
public record Sequence(
        int workspace,
        String id,
        String name,
        Lifecycle lifecycle,
        Optional<String> contactId,
        String definition,
        String triggers,
        Optional<Integer> runningVersion,
        Optional<Integer> pendingVersion,
        int latestVersion,
        Optional<InDoubt> inDoubt,
        Instant createdAt,
        Instant updatedAt) {

    public SequenceStatus status() {
        return lifecycle.status();
    }

    /// The version a reader sees: the pending one if there is one, else the running one.
    public int shownVersion() {
        return pendingVersion.or(() -> runningVersion).orElse(latestVersion);
    }

    /// Approving a running sequence approves its pending version.
    public Sequence approve(Instant now) {
        return switch (lifecycle) {
            case Draft draft -> publish(draft.approve(now), now);
            case Active active -> publish(active, now);
            case Paused paused -> publish(paused, now);
            case Completed _, Cancelled _ -> throw refused("approve");
        };
    }

    private Sequence publish(Lifecycle next, Instant now) {
        return new Sequence(
                workspace,
                id,
                name,
                next,
                contactId,
                definition,
                triggers,
                pendingVersion.or(() -> runningVersion),
                Optional.empty(),
                latestVersion,
                inDoubt,
                createdAt,
                now);
    }

    public Sequence pause(Instant now) {
        return switch (lifecycle) {
            case Active active -> with(active.pause(now), now);
            case Paused _ -> this; // pausing twice is fine
            case Draft _, Completed _, Cancelled _ -> throw refused("pause");
        };
    }

    public Sequence resume(Instant now) {
        return switch (lifecycle) {
            case Paused paused -> with(paused.resume(), now);
            case Active _ -> this;
            case Draft _, Completed _, Cancelled _ -> throw refused("resume");
        };
    }

    public Sequence complete(Instant now) {
        return switch (lifecycle) {
            case Active active -> with(active.complete(now), now);
            case Completed _ -> this;
            case Draft _, Paused _, Cancelled _ -> throw refused("complete");
        };
    }

    public Sequence cancel(Instant now) {
        return switch (lifecycle) {
            case Draft draft -> with(draft.cancel(now), now);
            case Active active -> with(active.cancel(now), now);
            case Paused paused -> with(paused.cancel(now), now);
            case Cancelled _ -> this;
            case Completed _ -> throw refused("cancel");
        };
    }

    /// Whether people may be enrolled: by events or by hand into an active one, and into a paused
    /// one, where what falls due waits.
    public boolean takesPeople() {
        return switch (lifecycle) {
            case Active _, Paused _ -> true;
            case Draft _, Completed _, Cancelled _ -> false;
        };
    }

    private Sequence with(Lifecycle next, Instant now) {
        return new Sequence(
                workspace,
                id,
                name,
                next,
                contactId,
                definition,
                triggers,
                runningVersion,
                pendingVersion,
                latestVersion,
                inDoubt,
                createdAt,
                now);
    }

    private NotAllowed refused(String move) {
        return new NotAllowed(
                "sequence \"" + id + "\" is " + status().word() + " (cannot " + move + " it)");
    }
}
