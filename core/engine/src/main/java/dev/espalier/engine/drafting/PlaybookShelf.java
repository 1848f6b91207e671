package dev.espalier.engine.drafting;

import dev.espalier.contact.Contact;
import dev.espalier.draft.Playbook;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The playbooks of a workspace: its own, and those that come with the product where it has none of
/// that category.
public final class PlaybookShelf {

    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int MOST = 200;

    private final Store store;

    public PlaybookShelf(Store store) {
        this.store = store;
    }

    /// @param builtIn whether it came with the product
    public record Shelved(Playbook playbook, boolean builtIn) {}

    /// By category.
    public List<Shelved> list(int workspace) {
        var all = new TreeMap<String, Shelved>();
        BuiltInPlaybooks.ALL.forEach(one -> all.put(one.category(), new Shelved(one, true)));
        store.reading(tx -> tx.playbooks().list(workspace))
                .forEach(one -> all.put(one.category(), new Shelved(one, false)));
        return List.copyOf(all.values());
    }

    /// @throws NotFound when neither the workspace nor the product has one
    public Shelved get(int workspace, String category) {
        return store.reading(tx -> find(tx, workspace, category))
                .orElseThrow(() -> new NotFound("playbook", category));
    }

    public static Optional<Shelved> find(Transaction tx, int workspace, String category) {
        return tx.playbooks()
                .find(workspace, category)
                .map(own -> new Shelved(own, false))
                .or(() -> BuiltInPlaybooks.find(category).map(known -> new Shelved(known, true)));
    }

    /// For who has no category: what a brief alone is written by.
    public static Playbook general() {
        return BuiltInPlaybooks.GENERAL;
    }

    /// Why this contact cannot be written to by this playbook; empty when nothing is missing.
    public static Optional<String> lacking(Contact contact, Playbook playbook) {
        var missing = KnownFacts.missing(contact, playbook);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "contact \""
                                + contact.id()
                                + "\" lacks "
                                + String.join(", ", missing)
                                + " (expected by playbook \""
                                + playbook.category()
                                + "\")");
    }

    /// @return whether the workspace had none of this category
    /// @throws Invalid with every fault
    public boolean put(int workspace, Playbook playbook) {
        var faults = new ArrayList<Issue>();
        if (!CATEGORY.matcher(playbook.category()).matches()) {
            faults.add(
                    Issue.at(
                            "category",
                            "\""
                                    + playbook.category()
                                    + "\" (expected: 1 to 64 lower-case letters, digits, _ or -)"));
        }
        for (var name : playbook.requires()) {
            if (!playbook.facts().isEmpty() && !playbook.allows(name)) {
                faults.add(Issue.at("requires", "\"" + name + "\" is not among facts"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return store.inTransaction(tx -> {
            boolean known = tx.playbooks().find(workspace, playbook.category()).isPresent();
            if (!known && tx.playbooks().list(workspace).size() >= MOST) {
                throw Invalid.of("category", MOST + " playbooks already (expected: fewer)");
            }
            return tx.playbooks().put(workspace, playbook);
        });
    }

    /// The product's own of that category, if there is one, takes its place again.
    ///
    /// @throws NotFound when the workspace has none
    public void delete(int workspace, String category) {
        if (!store.inTransaction(tx -> tx.playbooks().delete(workspace, category))) {
            throw new NotFound("playbook of the workspace's own", category);
        }
    }
}
