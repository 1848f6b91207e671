package dev.espalier.engine.store;

import dev.espalier.contact.Suppression;
import java.util.List;
import java.util.Optional;

/// The addresses that must not be mailed.
public interface Suppressions {

    /// By address, however it is spelled.
    Optional<Suppression> find(int workspace, String address);

    /// An address that is in already keeps its first reason, unless it is erased now.
    ///
    /// @return whether it is new
    boolean add(Suppression suppression);

    /// Those that are in already stay as they are, and erased ones are.
    ///
    /// @return the addresses that are new
    List<String> addAll(List<Suppression> suppressions);

    /// @return whether there was one
    boolean remove(int workspace, String address);

    /// By address.
    Page<Suppression> list(int workspace, Optional<String> after, int limit);
}
