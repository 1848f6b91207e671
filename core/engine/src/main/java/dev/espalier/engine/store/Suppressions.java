package dev.espalier.engine.store;

import dev.espalier.contact.Suppression;
import java.util.Optional;

/// The addresses that must not be mailed.
public interface Suppressions {

    /// By address, however it is spelled.
    Optional<Suppression> find(int workspace, String address);

    /// An address that is in already keeps its first reason, unless it is erased now.
    ///
    /// @return whether it is new
    boolean add(Suppression suppression);

    /// @return whether there was one
    boolean remove(int workspace, String address);

    /// By address.
    Page<Suppression> list(int workspace, Optional<String> after, int limit);
}
