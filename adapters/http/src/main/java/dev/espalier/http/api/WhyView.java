package dev.espalier.http.api;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.why.Why;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.http.shape.Doc;
import dev.espalier.planner.Waiting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a contact stands where it does in a sequence, on the wire.
record WhyView(
        String sequenceId,
        String contactId,
        @Doc("One sentence.") String summary,
        @Doc("Why the contact is not inside, the weightiest first; empty while it is.")
                List<String> outside,
        @Doc("The contact's enrolments, oldest first.") List<WhyWayView> enrolments) {

    record WhyWayView(
            String id,
            int version,
            EnrolmentStatus status,
            Instant enrolledAt,
            @Doc("What let the contact in.") String cameBy,
            @Doc("How it stands, or what ended it.") String summary,
            @Nullable Instant endedAt,
            @Doc("Every step of its version.") List<WhyStepView> steps) {

        static WhyWayView of(Why.Way way) {
            return new WhyWayView(
                    TypeId.text(EnrolmentView.PREFIX, way.id()),
                    way.version(),
                    way.status(),
                    way.enrolledAt(),
                    way.cameBy(),
                    way.summary(),
                    way.endedAt().orElse(null),
                    way.steps().stream().map(WhyStepView::of).toList());
        }
    }

    record WhyStepView(
            DryRunView.Type type,
            String key,
            @Doc("Where it stands: done, skipped, waiting, held, ahead or not_reached.")
                    Why.Standing standing,
            @Doc("When it happened or is expected; null: neither is known.") @Nullable Instant at,
            @Doc("By which it waits.") Waiting.@Nullable Rule rule,
            @Doc("In words.") String why,
            @Nullable SendView send) {

        static WhyStepView of(Why.Told told) {
            return new WhyStepView(
                    DryRunView.type(told.step()),
                    told.step().key().value(),
                    told.standing(),
                    told.at().orElse(null),
                    told.rule().orElse(null),
                    told.why(),
                    told.send().map(SendView::of).orElse(null));
        }
    }

    static WhyView of(String sequenceId, String contactId, Why why) {
        return new WhyView(
                sequenceId,
                contactId,
                why.summary(),
                why.outside(),
                why.ways().stream().map(WhyWayView::of).toList());
    }
}
