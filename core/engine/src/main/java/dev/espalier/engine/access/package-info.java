/// # Access
///
/// API keys, from their making to their end. A key is shown once, when it is made; the store keeps
/// its SHA-256 alone, which is enough for a text of 256 random bits.
///
/// Guaranteed: a revoked key opens nothing on this node once revoking has answered, and nothing on
/// any node five seconds later. Not guaranteed: that a request which was let in before is stopped.
@NullMarked
package dev.espalier.engine.access;

import org.jspecify.annotations.NullMarked;
