/// # Liquid
///
/// The template language. Knows nothing of mail.
@NullMarked
package dev.espalier.liquid;

import org.jspecify.annotations.NullMarked;
