package dev.espalier.engine.limits;

import dev.espalier.send.Waiting;
import java.time.Instant;

/// Why a send may not go now.
///
/// @param at when it is looked at again
/// @param detail for people
record Stop(Instant at, Waiting why, String detail) {}
