package dev.espalier.engine;

import java.util.UUID;

/// Who this process is among those that run on one database.
///
/// @param id new at every start: what an earlier process held is not ours
/// @param name for people, such as the host and the process number
public record NodeId(UUID id, String name) {

    public static NodeId of(String name) {
        return new NodeId(UUID.randomUUID(), name);
    }
}
