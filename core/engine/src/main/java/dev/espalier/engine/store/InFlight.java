package dev.espalier.engine.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a relay may be seeing, or may yet see of what was decided before now.
public interface InFlight {

    /// Whose emails.
    sealed interface Scope {
        int workspace();

        /// All of a sequence.
        record Sequence(int workspace, String id) implements Scope {}

        /// Of one email of a sequence, such as one whose approval is withdrawn.
        record Email(int workspace, String id) implements Scope {}

        /// Of these emails.
        record Emails(int workspace, Set<String> ids) implements Scope {}

        /// To a contact, in every sequence.
        record Contact(int workspace, String id) implements Scope {}

        /// To a contact, in one sequence.
        record Member(int workspace, String sequence, String contact) implements Scope {}

        /// To a contact at any other address than this, its own by now.
        ///
        /// @param address however it is spelled
        record Elsewhere(int workspace, String contact, String address) implements Scope {}

        /// To an address, whoever has it now.
        ///
        /// @param address however it is spelled
        record Address(int workspace, String address) implements Scope {}

        /// To any of these addresses.
        ///
        /// @param addresses normalised
        record Addresses(int workspace, Set<String> addresses) implements Scope {}
    }

    /// One attempt at a send that some node holds.
    record Attempt(UUID send, int number) {}

    /// The attempts that nodes hold: claimed, so that they may be passing the gate with what it saw
    /// a moment ago, or past it.
    List<Attempt> held(Scope scope);

    /// Queues again what nodes have claimed of a scope and not yet brought to the gate. What is
    /// passing it at this moment is left alone.
    void takeBack(Scope scope);

    /// The same for some attempts.
    void takeBack(int workspace, List<Attempt> attempts);

    /// Those of the given that are held still.
    List<Attempt> stillHeld(int workspace, List<Attempt> attempts);
}
