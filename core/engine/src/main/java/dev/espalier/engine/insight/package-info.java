/// # Insight
///
/// What a person who reviews and watches is shown: what waits for them, how an email will look, how
/// far people have come, what went out, what is wrong. Nothing here changes anything, and nothing
/// here is needed for sending.
///
/// Everything is counted exactly from the rows themselves, or from tallies that are written in the
/// transaction that they tell of. What takes long to count is kept for a moment: see [Lately].
@NullMarked
package dev.espalier.engine.insight;

import org.jspecify.annotations.NullMarked;
