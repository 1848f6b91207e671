package dev.espalier.sdk.definition;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets time pass.
///
/// @param key null: the server makes one
public record DelayStep(@Nullable String key, Length length) implements Step {

    @Override
    public DelayStep key(String key) {
        return new DelayStep(key, length);
    }

    @Override
    public Map<String, Object> json() {
        var parts = Parts.of("type", "delay").and("key", key);
        if (length instanceof Lasting lasting) {
            parts.and("duration", lasting.duration());
        } else if (length instanceof Until until) {
            parts.and("until", until.json());
        }
        return parts.done();
    }

    /// How much of it.
    public sealed interface Length {}

    /// So long.
    public record Lasting(String duration) implements Length {}

    /// Until a clock shows it.
    ///
    /// @param days any when empty
    public record Until(LocalTime time, List<DayOfWeek> days) implements Length {
        public Until {
            days = List.copyOf(days);
        }

        private Map<String, Object> json() {
            return Parts.of("time", time.toString()).andSome("days", Days.words(days)).done();
        }
    }
}
