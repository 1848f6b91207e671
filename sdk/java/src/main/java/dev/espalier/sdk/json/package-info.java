/// # JSON, as much of it as a client of one server needs
///
/// Texts become maps, lists, texts, longs, doubles, booleans and nulls; those become records. It
/// stands here so that a program that takes the SDK takes no JSON library with it, and none of its
/// versions.
///
/// Guaranteed: what a newer server says beyond what a record knows is passed over; a word that an
/// enum does not know becomes its `UNKNOWN`; nesting is bounded.
///
/// Not guaranteed: a good word about every text that is no JSON; it says where it stopped.
@NullMarked
package dev.espalier.sdk.json;

import org.jspecify.annotations.NullMarked;
