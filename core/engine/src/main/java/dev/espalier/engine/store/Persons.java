package dev.espalier.engine.store;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The people who sign in.
public interface Persons {

    /// @param passwordHash as [dev.espalier.engine.people.Passwords] made it
    /// @return whether it was inserted; false: somebody on this server has that address
    boolean insert(Person person, String passwordHash);

    /// A person with the hash of their password.
    record WithPassword(Person person, String passwordHash) {
        @Override
        public String toString() {
            return "WithPassword[person=" + person + ", passwordHash=hidden]";
        }
    }

    /// In whatever workspace.
    ///
    /// @param email normalised
    Optional<WithPassword> findByEmail(String email);

    Optional<WithPassword> find(int workspace, String id);

    /// By name.
    List<Person> list(int workspace);

    /// Waits for whoever changes people of that workspace, and keeps others waiting.
    void lock(int workspace);

    /// @param disabledAt empty: they may sign in
    void save(int workspace, String id, String name, Role role, Optional<Instant> disabledAt);

    void savePassword(int workspace, String id, String passwordHash);
}
