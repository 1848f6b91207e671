package dev.espalier.engine.store;

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

    Workspace create(String name, String senderName, String senderEmail, Instant now);

    void save(Workspace workspace);
}
