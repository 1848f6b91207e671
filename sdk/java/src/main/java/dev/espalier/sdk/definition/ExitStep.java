package dev.espalier.sdk.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends the enrolment.
///
/// @param key null: the server makes one
/// @param reason for people; null: none
public record ExitStep(@Nullable String key, @Nullable String reason) implements Step {

    @Override
    public ExitStep key(String key) {
        return new ExitStep(key, reason);
    }

    @Override
    public Map<String, Object> json() {
        return Parts.of("type", "exit").and("key", key).and("reason", reason).done();
    }
}
