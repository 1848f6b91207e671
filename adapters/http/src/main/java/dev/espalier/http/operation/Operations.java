package dev.espalier.http.operation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table: every operation, found by name or by route.
public final class Operations {
    private final Map<String, Operation<?, ?>> byName;
    private final Routes routes = new Routes();

    private Operations(Map<String, Operation<?, ?>> byName) {
        this.byName = Collections.unmodifiableMap(byName);
        byName.values().forEach(routes::add);
    }

    public static Operations of(Operation<?, ?>... operations) {
        return of(List.of(operations));
    }

    /// @throws IllegalArgumentException when two have one name or one route
    public static Operations of(Collection<? extends Operation<?, ?>> operations) {
        var byName = new LinkedHashMap<String, Operation<?, ?>>();
        for (var operation : operations) {
            if (byName.putIfAbsent(operation.name(), operation) != null) {
                throw new IllegalArgumentException(
                        "operation " + operation.name() + " is declared twice (expected: once)");
            }
        }
        return new Operations(byName);
    }

    /// In the order of declaration.
    public Collection<Operation<?, ?>> all() {
        return byName.values();
    }

    public Optional<Operation<?, ?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// What a request means.
    ///
    /// @param segments the path below the API's base, decoded, without slashes at either end
    public Match match(@Nullable Verb verb, List<String> segments) {
        return routes.match(verb, segments);
    }

    /// What a verb and a path came to.
    public sealed interface Match {
        /// @param parameters by name, decoded
        record Found(Operation<?, ?> operation, Route route, Map<String, String> parameters)
                implements Match {}

        /// The path is known, the verb is not.
        record WrongVerb(Set<Verb> allowed) implements Match {}

        record Unknown() implements Match {}
    }
}
