package dev.espalier.engine.ingest;

import dev.espalier.engine.store.Sequences.EventName;

/// An event whose contact is known.
record Told(Track track, String contactId) {

    EventName name() {
        return new EventName(track.workspace(), track.name());
    }
}
