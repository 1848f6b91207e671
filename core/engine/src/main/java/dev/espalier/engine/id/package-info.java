/// # Ids
///
/// Made by any node without asking anybody, and shown with a prefix.
@NullMarked
package dev.espalier.engine.id;

import org.jspecify.annotations.NullMarked;
