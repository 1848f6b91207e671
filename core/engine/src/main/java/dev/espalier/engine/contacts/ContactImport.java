package dev.espalier.engine.contacts;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One import: batch after batch, each one transaction, what was done staying done. Where an
/// address comes twice the first row counts. Doing an import again changes nothing, so one that
/// broke off is simply done again. One that only checks tells the same of each row and writes
/// nothing.
///
/// Remembers every address it has seen, about a hundred bytes each. For one thread.
public final class ContactImport {

    /// Rows in one batch, at most.
    public static final int MOST_ROWS = 1_000;

    /// Another writer may create what we were about to; more often than this is no coincidence.
    private static final int PASSES = 5;

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final int workspace;
    private final boolean isCheck;
    private final Set<String> seen = new HashSet<>();
    private ImportTally tally = ImportTally.NONE;

    /// @param isCheck nothing is written
    ContactImport(Store store, Ids ids, InstantSource clock, int workspace, boolean isCheck) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.workspace = workspace;
        this.isCheck = isCheck;
    }

    /// One row as a caller gives it, unchecked.
    ///
    /// @param timezone null or blank: none is given
    /// @param properties a null value takes the property away
    public record Row(
            String email,
            @Nullable String timezone,
            Map<String, ? extends @Nullable Object> properties) {}

    /// What a row is known by: a later row that is known by the same is a repeat. Empty when the
    /// row cannot be used, and then it is in nobody's way.
    public static Optional<String> addressOf(Row row) {
        return switch (read(0, row)) {
            case Read.Good(var planned) -> Optional.of(planned.email().normalised());
            case Read.Bad _ -> Optional.empty();
        };
    }

    /// @param rows at most [#MOST_ROWS]
    /// @return what became of each, in order
    public List<ImportOutcome> add(List<Row> rows) {
        if (rows.size() > MOST_ROWS) {
            throw Invalid.of("rows", rows.size() + " (expected: at most " + MOST_ROWS + ")");
        }
        var outcomes = new ImportOutcome[rows.size()];
        // In the order of their addresses: two imports that meet must not wait for one another.
        var planned = new TreeMap<String, Planned>();
        for (int i = 0; i < rows.size(); i++) {
            switch (read(i, rows.get(i))) {
                case Read.Bad(var issues) -> outcomes[i] = new ImportOutcome.Refused(issues);
                case Read.Good(var row) -> {
                    var key = row.email().normalised();
                    if (seen.contains(key) || planned.putIfAbsent(key, row) != null) {
                        outcomes[i] = new ImportOutcome.Repeat();
                    }
                }
            }
        }
        if (!planned.isEmpty() && isCheck) {
            foresee(planned, outcomes);
        } else if (!planned.isEmpty()) {
            store.run(tx -> write(tx, planned, outcomes));
        }
        seen.addAll(planned.keySet());
        for (var outcome : outcomes) {
            tally = tally.plus(outcome);
        }
        return List.of(outcomes);
    }

    /// Of all batches so far.
    public ImportTally tally() {
        return tally;
    }

    /// A row that can go in.
    private record Planned(
            int index,
            EmailAddress email,
            Optional<ZoneId> zone,
            Map<String, @Nullable Object> properties,
            List<Issue> warnings) {}

    private sealed interface Read {
        record Good(Planned row) implements Read {}

        record Bad(List<Issue> issues) implements Read {}
    }

    private static Read read(int index, Row row) {
        var check = new ContactCheck();
        var email = check.email(row.email());
        var properties = check.properties(row.properties());
        if (email.isEmpty() || !check.issues().isEmpty()) {
            return new Read.Bad(check.issues());
        }
        // A person with a bad zone is still a person: they get the workspace's.
        var zones = new ContactCheck();
        var zone = zones.zone(row.timezone());
        return new Read.Good(new Planned(index, email.get(), zone, properties, zones.issues()));
    }

    private void write(
            Transaction tx, Map<String, Planned> planned, @Nullable ImportOutcome[] outcomes) {
        var left = new TreeMap<>(planned);
        for (int pass = 0; !left.isEmpty(); pass++) {
            if (pass == PASSES) {
                throw new Conflict("rows: contacts change faster than they can be imported");
            }
            updateThoseThere(tx, left, outcomes);
            insertThose(tx, left, outcomes);
        }
    }

    private void foresee(Map<String, Planned> planned, @Nullable ImportOutcome[] outcomes) {
        var left = new TreeMap<>(planned);
        var there = store.reading(tx -> tx.contacts().findByAddresses(workspace, planned.keySet()));
        for (var old : there) {
            var row = left.remove(EmailAddress.keyOf(old.email()));
            if (row != null) {
                outcomes[row.index()] = merge(old, row, new ArrayList<>());
            }
        }
        for (var row : left.values()) {
            outcomes[row.index()] = new ImportOutcome.Created(made(row).id(), row.warnings());
        }
    }

    private void updateThoseThere(
            Transaction tx, Map<String, Planned> left, @Nullable ImportOutcome[] outcomes) {
        var changed = new ArrayList<Contact>();
        for (var old : tx.contacts().findByAddressForUpdate(workspace, left.keySet())) {
            var row = left.remove(EmailAddress.keyOf(old.email()));
            if (row != null) {
                outcomes[row.index()] = merge(old, row, changed);
            }
        }
        if (!changed.isEmpty()) {
            tx.contacts().update(changed);
        }
    }

    private ImportOutcome merge(Contact old, Planned row, List<Contact> changed) {
        var properties = Properties.merge(old.properties(), row.properties());
        var issues = new ArrayList<Issue>();
        Properties.tooMany(properties.size(), issues);
        if (!issues.isEmpty()) {
            return new ImportOutcome.Refused(issues);
        }
        var edited =
                ContactBook.changed(
                        old,
                        old.email(),
                        row.zone().or(old::zone),
                        properties,
                        old.unsubscribedAt(),
                        now());
        if (edited.equals(old)) {
            return new ImportOutcome.Unchanged(old.id(), row.warnings());
        }
        changed.add(edited);
        return new ImportOutcome.Updated(old.id(), row.warnings());
    }

    private void insertThose(
            Transaction tx, Map<String, Planned> left, @Nullable ImportOutcome[] outcomes) {
        if (left.isEmpty()) {
            return;
        }
        var made = left.values().stream().map(this::made).toList();
        var inserted = new HashSet<>(tx.contacts().insert(made));
        for (var contact : made) {
            if (inserted.contains(contact.id())) {
                var row = left.remove(EmailAddress.keyOf(contact.email()));
                if (row != null) {
                    outcomes[row.index()] = new ImportOutcome.Created(contact.id(), row.warnings());
                }
            }
        }
    }

    private Contact made(Planned row) {
        return ContactBook.made(
                workspace, ids.next("con"), row.email(), row.zone(), row.properties(), now());
    }

    private Instant now() {
        return ContactBook.now(clock);
    }
}
