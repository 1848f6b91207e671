package dev.espalier.engine.contacts;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.Suppression;
import dev.espalier.contact.Suppression.Reason;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One import of suppressed addresses: batch after batch, each one transaction. An address that is
/// in already keeps its first reason, and doing an import again changes nothing.
///
/// Remembers every address it has seen, about a hundred bytes each. For one thread.
public final class SuppressionImport {

    /// Rows in one batch, at most.
    public static final int MOST_ROWS = 1_000;

    private static final int LONGEST_DETAIL = 500;
    private static final Set<Reason> GIVEN =
            Set.of(Reason.BOUNCED, Reason.COMPLAINED, Reason.MANUAL);

    private final Store store;
    private final InstantSource clock;
    private final Barrier barrier;
    private final int workspace;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();

    SuppressionImport(Store store, InstantSource clock, Barrier barrier, int workspace) {
        this.store = store;
        this.clock = clock;
        this.barrier = barrier;
        this.workspace = workspace;
    }

    /// One row as a caller gives it, unchecked.
    ///
    /// @param reason blank: `manual`
    /// @param detail for people; may be empty
    public record Row(String email, String reason, String detail) {}

    /// What a row is known by: a later row that is known by the same is a repeat. Empty when the
    /// row cannot be used, and then it is in nobody's way.
    public static Optional<String> addressOf(Row row) {
        var issues = new ArrayList<Issue>();
        return address(row, issues).filter(_ -> issues.isEmpty()).map(EmailAddress::normalised);
    }

    /// What became of one row.
    public sealed interface Fate {
        record Added() implements Fate {}

        /// It was in already.
        record Known() implements Fate {}

        /// An earlier row of this import has the same address.
        record Repeat() implements Fate {}

        /// @param issues at least one
        record Refused(List<Issue> issues) implements Fate {}
    }

    /// @param rows at most [#MOST_ROWS]
    /// @return what became of each, in order
    public List<Fate> add(List<Row> rows) {
        if (rows.size() > MOST_ROWS) {
            throw Invalid.of("rows", rows.size() + " (expected: at most " + MOST_ROWS + ")");
        }
        var fates = new ArrayList<Fate>();
        var wanted = new LinkedHashMap<String, Suppression>();
        var places = new LinkedHashMap<String, Integer>();
        for (var row : rows) {
            var issues = new ArrayList<Issue>();
            var read = read(row, issues);
            if (read.isEmpty()) {
                fates.add(new Fate.Refused(issues));
            } else if (seen.add(read.get().address())) {
                wanted.put(read.get().address(), read.get());
                places.put(read.get().address(), fates.size());
                fates.add(new Fate.Known());
            } else {
                fates.add(new Fate.Repeat());
            }
        }
        if (!wanted.isEmpty()) {
            var added = Set.copyOf(added(wanted));
            places.forEach((address, at) -> {
                if (added.contains(address)) {
                    fates.set(at, new Fate.Added());
                }
            });
            fresh.addAll(added);
        }
        return List.copyOf(fates);
    }

    private List<String> added(Map<String, Suppression> wanted) {
        return store.inTransaction(tx -> tx.suppressions().addAll(List.copyOf(wanted.values())));
    }

    /// Answers when the relay sees nothing more for the addresses that came in, or the barrier's
    /// patience has ended.
    ///
    /// @return how many of their emails the relay may still see
    public int settle() {
        return fresh.isEmpty()
                ? 0
                : barrier.await(new Scope.Addresses(workspace, Set.copyOf(fresh)));
    }

    private Optional<Suppression> read(Row row, List<Issue> issues) {
        var address = address(row, issues);
        return issues.isEmpty()
                ? address.map(one ->
                        new Suppression(
                                workspace,
                                one.normalised(),
                                reason(row.reason().strip(), issues),
                                row.detail().strip(),
                                ContactBook.now(clock)))
                : Optional.empty();
    }

    /// @param issues gets whatever is wrong with the row
    private static Optional<EmailAddress> address(Row row, List<Issue> issues) {
        reason(row.reason().strip(), issues);
        var detail = row.detail().strip();
        if (detail.length() > LONGEST_DETAIL || Properties.textFault(detail) != null) {
            issues.add(
                    Issue.at(
                            "detail",
                            "(expected: text of at most " + LONGEST_DETAIL + " characters)"));
        }
        return switch (EmailAddress.parse(row.email())) {
            case EmailAddress.Parsed.Invalid(var why) -> {
                issues.add(Issue.at("email", why));
                yield Optional.empty();
            }
            case EmailAddress.Parsed.Valid(var address) -> Optional.of(address);
        };
    }

    private static Reason reason(String word, List<Issue> issues) {
        if (word.isEmpty()) {
            return Reason.MANUAL;
        }
        return GIVEN.stream()
                .filter(reason -> reason.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    issues.add(
                            Issue.at(
                                    "reason",
                                    Zones.shown(word)
                                            + " (expected: bounced, complained or manual)"));
                    return Reason.MANUAL;
                });
    }
}
