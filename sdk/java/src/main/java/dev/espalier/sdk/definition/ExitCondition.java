package dev.espalier.sdk.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What ends an enrolment early, wherever it stands: an event, a condition, or an event that is
/// like a condition.
public record ExitCondition(@Nullable String event, @Nullable Condition condition) {

    /// @param event its name; the contact leaves when it comes in
    public static ExitCondition event(String event) {
        return new ExitCondition(event, null);
    }

    /// Looked at before each step: the contact leaves when it holds.
    public static ExitCondition when(Condition condition) {
        return new ExitCondition(null, condition);
    }

    /// Only an event that is like this.
    public ExitCondition where(Condition condition) {
        return new ExitCondition(event, condition);
    }

    Map<String, Object> json() {
        return Parts.of("event", event)
                .and(
                        event == null ? "if" : "conditions",
                        condition == null ? null : condition.json())
                .done();
    }
}
