package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who events speak of.
public interface People {

    /// By id, or by address: then a contact is made when there is none.
    sealed interface Asked {
        int workspace();

        record ById(int workspace, String id) implements Asked {}

        /// @param email as given, trimmed
        /// @param address normalised
        /// @param newId the id a new contact gets
        record ByAddress(int workspace, String email, String address, String newId)
                implements Asked {}
    }

    /// The contacts' ids, each at the place of its question; empty where an id is unknown.
    List<Optional<String>> resolve(List<Asked> asked, Instant now);

    /// The address is dead: it must not be mailed again.
    void suppress(int workspace, String email, String detail, Instant now);
}
