package dev.espalier.engine.limits;

import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.send.FrequencyCap;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A send with all that may limit it.
///
/// @param zone its contact's own
/// @param ceilings what it counts towards
/// @param frequency how often its contact may be sent anything
public record Candidate(
        Claimed send,
        Way way,
        Optional<ZoneId> zone,
        List<Ceiling> ceilings,
        Optional<FrequencyCap> frequency) {

    ContactKey contact() {
        return new ContactKey(send.workspace(), send.contactId());
    }

    /// One that may be there already has been counted.
    Optional<FrequencyCap> frequencyToAsk() {
        return frequency.filter(_ -> !send.isDoubtful());
    }
}
