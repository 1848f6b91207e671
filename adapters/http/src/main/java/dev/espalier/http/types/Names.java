package dev.espalier.http.types;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What each record is called. Its simple name, with `Input` behind it when the record also comes
/// out; where two would share a name, each gets that of the class around it in front, without the
/// word `Operations`: `ById` of `ContactOperations` is `ContactById`.
final class Names {
    private static final String ROOM = "Operations";

    /// What the files themselves say, those of the SDK that are written by hand, or TypeScript
    /// does.
    private static final Set<String> TAKEN =
            Set.of(
                    "Activity",
                    "AppRouter",
                    "AppRouterSuperjson",
                    "AsyncIterable",
                    "Branch",
                    "Condition",
                    "Contacts",
                    "Date",
                    "Days",
                    "Definition",
                    "Duration",
                    "ErrorShape",
                    "InFlight",
                    "Issue",
                    "Moment",
                    "Page",
                    "Pages",
                    "Procedures",
                    "Record",
                    "RouterInputs",
                    "RouterOutputs",
                    "Scalar",
                    "Schedule",
                    "Scope",
                    "Step",
                    "Trigger",
                    "Weekday");

    private final Map<Use, String> names;

    private Names(Map<Use, String> names) {
        this.names = names;
    }

    /// @throws IllegalArgumentException when two records cannot be told apart
    static Names of(Set<Use> uses) {
        return of(uses, UnaryOperator.identity());
    }

    /// @param called what a record is called instead of its simple name
    static Names of(Set<Use> uses, UnaryOperator<String> called) {
        var sharers = uses.stream().collect(groupingBy(use -> shortName(use, uses, called)));
        var names = new HashMap<Use, String>();
        var owners = new HashMap<String, Use>();
        sharers.forEach((name, sharing) -> {
            boolean alone = sharing.size() == 1 && !TAKEN.contains(name);
            for (var use : sharing) {
                String full = alone ? name : outer(use) + name;
                names.put(use, full);
                var owner = owners.put(full, use);
                if (owner != null || TAKEN.contains(full)) {
                    throw new IllegalArgumentException(
                            use.record().type().getName()
                                    + ": type "
                                    + full
                                    + " is taken (expected: a name of its own)");
                }
            }
        });
        return new Names(names);
    }

    String of(Use use) {
        return Objects.requireNonNull(names.get(use), "a record that was not reached");
    }

    /// Every record, by its name.
    List<Use> inOrder() {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shortName(Use use, Set<Use> uses, UnaryOperator<String> called) {
        boolean both = use.way() == Way.IN && uses.contains(new Use(use.record(), Way.OUT));
        return called.apply(use.record().type().getSimpleName()) + (both ? "Input" : "");
    }

    private static String outer(Use use) {
        var outer = use.record().type().getEnclosingClass();
        if (outer == null) {
            return "";
        }
        String name = outer.getSimpleName();
        return name.endsWith(ROOM) ? name.substring(0, name.length() - ROOM.length()) : name;
    }
}
