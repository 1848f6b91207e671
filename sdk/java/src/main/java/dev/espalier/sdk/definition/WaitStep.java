package dev.espalier.sdk.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Waits for an event of the contact, at most as long as its timeout.
///
/// @param key null: the server makes one
/// @param condition what the event must be like; null: any
public record WaitStep(
        @Nullable String key,
        String event,
        @Nullable Condition condition,
        String timeout,
        List<Step> then,
        List<Step> otherwise)
        implements Step {

    public WaitStep {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
    }

    @Override
    public WaitStep key(String key) {
        return new WaitStep(key, event, condition, timeout, then, otherwise);
    }

    /// Only an event that is like this.
    public WaitStep where(Condition condition) {
        return new WaitStep(key, event, condition, timeout, then, otherwise);
    }

    /// What follows when it comes.
    public WaitStep then(Step... steps) {
        return new WaitStep(key, event, condition, timeout, Arrays.asList(steps), otherwise);
    }

    /// What follows when it does not.
    public WaitStep orElse(Step... steps) {
        return new WaitStep(key, event, condition, timeout, then, Arrays.asList(steps));
    }

    @Override
    public Map<String, Object> json() {
        return Parts.of("type", "wait")
                .and("key", key)
                .and("event", event)
                .and("conditions", condition == null ? null : condition.json())
                .and("timeout", timeout)
                .and("then", then.stream().map(Step::json).toList())
                .and("else", otherwise.stream().map(Step::json).toList())
                .done();
    }
}
