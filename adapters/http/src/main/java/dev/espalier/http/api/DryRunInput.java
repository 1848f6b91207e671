package dev.espalier.http.api;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Span;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.sequences.Rehearsal.Assumptions;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.planner.DryRun;
import dev.espalier.refusal.Refused;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is rehearsed, and what the author supposes.
record DryRunInput(String sequenceId, String contactId, @Nullable Assumed assumptions) {

    /// What happens on the way.
    record Assumed(
            @Doc("The properties of the event that enrols.") @Nullable Map<String, Object> event,
            @Default("[]") @Length(max = 100) List<SupposedEvent> events,
            @Default("[]") @Length(max = 100) List<SupposedDid> did) {}

    /// An event that comes.
    record SupposedEvent(
            @Length(min = 1, max = 200) String name,
            @Doc("How long after the contact came in, such as 90m, 2h or 3d.") String after,
            @Nullable Map<String, Object> properties) {
        SupposedEvent {
            length(after);
        }

        DryRun.Supposed supposed() {
            return new DryRun.Supposed(
                    name, length(after), properties == null ? Map.of() : properties);
        }

        private static Duration length(String after) {
            return Span.parse(after)
                    .map(span -> span.time().plusDays(span.days()))
                    .filter(length -> length.toDays() <= Span.MAX_DAYS)
                    .orElseThrow(() ->
                            Refused.Invalid.of(
                                    "after",
                                    "no length of time up to ten years (expected: 30m, 2h, 3d,"
                                            + " 1w, any of them joined, or ISO 8601)"));
        }
    }

    /// What the contact does with an email.
    record SupposedDid(@Doc("The key of the email's step.") String email, Activity did) {
        SupposedDid {
            if (!StepKey.isValid(email)) {
                throw Refused.Invalid.of(
                        "email", "no step key (expected: 1 to 64 letters, digits, _ or -)");
            }
        }
    }

    Assumptions supposed() {
        return supposed(assumptions);
    }

    static Assumptions supposed(@Nullable Assumed assumptions) {
        if (assumptions == null) {
            return Assumptions.NONE;
        }
        var did = new HashMap<StepKey, Set<Activity>>();
        for (var one : assumptions.did()) {
            did.computeIfAbsent(new StepKey(one.email()), _ -> EnumSet.noneOf(Activity.class))
                    .add(one.did());
        }
        return new Assumptions(
                assumptions.event() == null ? Map.of() : assumptions.event(),
                assumptions.events().stream().map(SupposedEvent::supposed).toList(),
                did);
    }
}
