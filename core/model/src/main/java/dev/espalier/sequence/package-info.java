/// # Sequence
///
/// What an author makes and a reviewer approves.
///
///     draft ──approve──▶ active ◀──resume── paused
///       │                 │  └────pause──────▶ │
///       │                 ├──last email sent───┼──▶ completed
///       └──────cancel─────┴───────cancel───────┴──▶ cancelled
///
/// Completed and cancelled are final. Each state offers only its legal moves.
@NullMarked
package dev.espalier.sequence;

import org.jspecify.annotations.NullMarked;
