/// # Refusals
///
/// The domain says no. Every no is one of the sealed [Refused] kinds, carries what a person needs
/// to mend it, and becomes a wire code in one place at the edge.
@NullMarked
package dev.espalier.refusal;

import org.jspecify.annotations.NullMarked;
