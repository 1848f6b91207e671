package dev.espalier.engine.signing;

import java.util.UUID;

/// Which send something is about.
public record SendRef(int workspace, UUID send) {}
