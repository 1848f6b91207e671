package dev.espalier.engine.store;

import dev.espalier.draft.Playbook;
import java.util.List;
import java.util.Optional;

/// The playbooks a workspace wrote.
public interface Playbooks {

    /// By category.
    List<Playbook> list(int workspace);

    Optional<Playbook> find(int workspace, String category);

    /// @return whether there was none before
    boolean put(int workspace, Playbook playbook);

    /// @return whether there was one
    boolean delete(int workspace, String category);
}
