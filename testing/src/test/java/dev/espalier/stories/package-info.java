/// # Stories
///
/// What a user is promised, told over several modules at once.
@NullMarked
package dev.espalier.stories;

import org.jspecify.annotations.NullMarked;
