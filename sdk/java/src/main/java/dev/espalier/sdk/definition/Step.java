package dev.espalier.sdk.definition;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One step of a sequence.
public sealed interface Step permits EmailStep, DelayStep, ConditionStep, WaitStep, ExitStep {

    /// An email from a template.
    static EmailStep email(String templateId) {
        return EmailStep.of(new EmailStep.FromTemplate(templateId));
    }

    /// An email written here.
    ///
    /// @param body MJML when it begins with `<mjml`, HTML when with another tag, else Markdown
    static EmailStep email(String subject, String body) {
        return EmailStep.of(new EmailStep.Written(subject, body, null, null));
    }

    /// An email that is written for each person by AI, and reviewed.
    static EmailStep brief(String brief) {
        return EmailStep.of(new EmailStep.Briefed(brief));
    }

    /// @param duration such as `30m`, `2h`, `3d`, `1w`, `1d12h` or `PT36H`
    static DelayStep delay(String duration) {
        return new DelayStep(null, new DelayStep.Lasting(duration));
    }

    /// A `Period` counts days of the contact's calendar, a `Duration` hours.
    static DelayStep delay(TemporalAmount duration) {
        return delay(duration.toString());
    }

    /// The next time the contact's clock shows it.
    ///
    /// @param days any day when there is none
    static DelayStep until(LocalTime time, DayOfWeek... days) {
        return new DelayStep(null, new DelayStep.Until(time, Arrays.asList(days)));
    }

    /// Asks; see [ConditionStep#then] and [ConditionStep#orElse].
    static ConditionStep when(Condition condition) {
        return new ConditionStep(null, condition, List.of(), List.of());
    }

    /// Waits for an event of the contact.
    ///
    /// @param timeout at most so long, such as `3d`
    static WaitStep awaitEvent(String event, String timeout) {
        return new WaitStep(null, event, null, timeout, List.of(), List.of());
    }

    static ExitStep exit() {
        return new ExitStep(null, null);
    }

    static ExitStep exit(String reason) {
        return new ExitStep(null, reason);
    }

    /// The same step with a key, by which later versions know it again.
    Step key(String key);

    /// As a definition writes it.
    Map<String, Object> json();
}
