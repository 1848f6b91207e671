package dev.espalier.engine.access;

import dev.espalier.engine.store.Workspace;

/// A workspace that was made just now.
///
/// @param key its first, with all rights; to be printed once, it cannot be had again
/// @param link the secret part of the link by which its first owner comes in, once
public record Founded(Workspace workspace, String key, String link) {
    @Override
    public String toString() {
        return "Founded[workspace=" + workspace.id() + ", key=hidden, link=hidden]";
    }
}
