package dev.espalier.engine.store;

import dev.espalier.email.Template;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The reusable texts.
public interface Templates {

    Optional<Template> find(int workspace, String id);

    /// Those among the ids that exist, in no order.
    List<Template> findAll(int workspace, Collection<String> ids);
}
