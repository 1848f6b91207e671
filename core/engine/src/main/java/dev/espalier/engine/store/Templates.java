package dev.espalier.engine.store;

import dev.espalier.email.Fingerprint;
import dev.espalier.email.Template;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The reusable texts.
public interface Templates {

    Optional<Template> find(int workspace, String id);

    /// Locks the row until the transaction ends, so that two changes of one template follow one
    /// another.
    Optional<Template> findForUpdate(int workspace, String id);

    /// Those among the ids that exist, in no order.
    List<Template> findAll(int workspace, Collection<String> ids);

    /// @param text the compiled text, saved with [Texts#save] before
    /// @return whether it was inserted; false: there is one with this id already
    boolean insert(Template template, Fingerprint text);

    /// @param text the compiled text, saved with [Texts#save] before
    void update(Template template, Fingerprint text);

    /// @return whether there was one
    boolean delete(int workspace, String id);

    /// Ids of the sequences that are not over and whose running or pending version names the
    /// template.
    List<String> usedBy(int workspace, String id);

    /// By id.
    Page<Template> list(int workspace, Optional<String> after, int limit);
}
