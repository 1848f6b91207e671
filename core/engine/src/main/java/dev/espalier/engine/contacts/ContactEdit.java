package dev.espalier.engine.contacts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A partial change: null leaves a part as it is.
///
/// @param timezone empty takes it away
/// @param properties merged into those there are; a null value takes its property away
/// @param unsubscribed false subscribes the person again
public record ContactEdit(
        @Nullable String email,
        @Nullable String timezone,
        @Nullable Map<String, ? extends @Nullable Object> properties,
        @Nullable Boolean unsubscribed) {}
