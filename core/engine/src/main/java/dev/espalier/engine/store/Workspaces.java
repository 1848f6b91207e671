package dev.espalier.engine.store;

import dev.espalier.email.Sender;
import java.time.Instant;
import java.util.List;

/// The tenants.
public interface Workspaces {

    List<Workspace> all();

    /// Those that have limits of their own.
    List<Workspace> limited();

    /// Waits for whoever is making the first workspace, and makes others wait until this
    /// transaction ends.
    void lockFirstStart();

    Workspace require(int id);

    Workspace create(String name, Sender sender, Instant now);

    void save(Workspace workspace);
}
