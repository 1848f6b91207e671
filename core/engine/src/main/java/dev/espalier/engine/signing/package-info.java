/// # Signing
///
/// What goes out into the world and comes back is signed: links that unsubscribe, and the addresses
/// that bounces come back to. A [Signatures] ring makes and opens tokens; [ReturnPath] puts one
/// into an address.
///
/// The ring's keys lie in the database and are the same for all nodes. The newest that every node
/// knows signs, every one verifies, none is ever dropped: a link in a mail of years ago still
/// works.
///
/// Guaranteed: a token opens for the purpose it was made for and for no other, and nobody without
/// the database can make one. Not guaranteed: that a token is secret, or used once. Its payload can
/// be read by whoever has it.
@NullMarked
package dev.espalier.engine.signing;

import org.jspecify.annotations.NullMarked;
