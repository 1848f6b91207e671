/// # Sequences
///
/// What people do with sequences: write, approve, pause, resume, cancel, enrol, look, rehearse.
///
/// A version of a definition is written while it is pending and never changes once it is published.
/// Approving publishes; an update that changes no text of a running sequence publishes at once.
@NullMarked
package dev.espalier.engine.sequences;

import org.jspecify.annotations.NullMarked;
