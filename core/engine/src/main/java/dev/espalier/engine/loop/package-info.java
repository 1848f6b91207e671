/// # Loops
///
/// What runs again and again: at once while there is work, ever more rarely while there is none,
/// and again as soon as somebody hints at work.
@NullMarked
package dev.espalier.engine.loop;

import org.jspecify.annotations.NullMarked;
