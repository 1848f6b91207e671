package dev.espalier.http.api;

import dev.espalier.definition.Step;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rehearsed way on the wire.
record DryRunView(
        List<StepView> steps,
        @Doc("`completed`, or why it would end early or stand still.") String outcome,
        Instant endsAt) {

    enum Type {
        EMAIL,
        DELAY,
        CONDITION,
        WAIT,
        EXIT
    }

    /// One step on the way.
    record StepView(
            Type type,
            String key,
            @Nullable String templateId,
            boolean wouldSend,
            Instant at,
            String reason,
            @Nullable String subject,
            @Nullable String html,
            @Nullable String text) {

        static StepView of(Rehearsal.Shown shown) {
            return new StepView(
                    DryRunView.type(shown.step()),
                    shown.step().key().value(),
                    shown.templateId().orElse(null),
                    shown.wouldSend(),
                    shown.at(),
                    shown.reason(),
                    shown.rendered().map(RenderedEmail::subject).orElse(null),
                    shown.rendered().map(RenderedEmail::html).orElse(null),
                    shown.rendered().map(RenderedEmail::text).orElse(null));
        }
    }

    static Type type(Step step) {
        return switch (step) {
            case Step.Email _ -> Type.EMAIL;
            case Step.Delay _ -> Type.DELAY;
            case Step.Condition _ -> Type.CONDITION;
            case Step.Wait _ -> Type.WAIT;
            case Step.Exit _ -> Type.EXIT;
        };
    }

    static DryRunView of(Rehearsal.Result result) {
        return new DryRunView(
                result.steps().stream().map(StepView::of).toList(),
                result.outcome(),
                result.endsAt());
    }
}
