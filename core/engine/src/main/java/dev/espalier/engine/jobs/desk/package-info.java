/// # The desk
///
/// Where people look at jobs, cancel them, and ask for one again that ended badly.
@NullMarked
package dev.espalier.engine.jobs.desk;

import org.jspecify.annotations.NullMarked;
