package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.engine.limits.Candidate;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Kept;
import org.jspecify.annotations.Nullable;

/// One send with all it needs to be handed over.
///
/// @param candidate what may limit it
/// @param fresh the message packed to be kept; null: an earlier attempt's is being sent
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record Ready(
        Candidate candidate,
        Contact contact,
        Envelope envelope,
        byte[] message,
        @Nullable Kept fresh) {

    Claimed send() {
        return candidate.send();
    }
}
