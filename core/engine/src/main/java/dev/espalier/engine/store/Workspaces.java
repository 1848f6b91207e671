package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;

/// The tenants.
public interface Workspaces {

    List<Workspace> all();

    Workspace require(int id);

    Workspace create(String name, String senderName, String senderEmail, Instant now);

    void save(Workspace workspace);
}
