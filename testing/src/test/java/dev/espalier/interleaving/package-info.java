/// # The model
///
/// What sending does, step by step, in a world so small that every order of its steps can be tried:
/// two nodes, one or two sends, one pause, crashes and standstills at any point. [Explorer] walks
/// through every world that can be reached and checks the promises G1 to G4 in each; a promise that
/// can be broken comes with the shortest way there.
///
///     queued ──claim──▶ claimed ──gate: look, then act──▶ submitting ──MAIL FROM──▶ open ──dot──▶ taken ──record──▶ accepted
///        ▲                  │ refused: withdrawn                                                     │
///        └──────────────────┴──── reaper: the holder is dead; what was submitting is doubtful ───────┘
///
/// The gate is one statement, and still two steps: what it reads of other tables is as old as its
/// snapshot; what it reads of the row that it changes is as new as the row (PostgreSQL's read
/// committed). A pause is four steps: commit the change, look who is held, wait for each of them,
/// answer.
///
/// [Rules] can be broken one by one. Each broken variant must be caught; else the model shows
/// nothing.
@NullMarked
package dev.espalier.interleaving;

import org.jspecify.annotations.NullMarked;
