package dev.espalier.sdk.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Goes one of two ways; what follows the step comes after both.
///
/// @param key null: the server makes one
public record ConditionStep(
        @Nullable String key, Condition condition, List<Step> then, List<Step> otherwise)
        implements Step {

    public ConditionStep {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
    }

    @Override
    public ConditionStep key(String key) {
        return new ConditionStep(key, condition, then, otherwise);
    }

    /// What follows when it is so.
    public ConditionStep then(Step... steps) {
        return new ConditionStep(key, condition, Arrays.asList(steps), otherwise);
    }

    /// What follows when it is not.
    public ConditionStep orElse(Step... steps) {
        return new ConditionStep(key, condition, then, Arrays.asList(steps));
    }

    @Override
    public Map<String, Object> json() {
        return Parts.of("type", "condition")
                .and("key", key)
                .and("if", condition.json())
                .and("then", then.stream().map(Step::json).toList())
                .and("else", otherwise.stream().map(Step::json).toList())
                .done();
    }
}
