/// # Enrolment
///
/// One contact's way through one version of a sequence: position, due time, outcome.
///
///     active (waiting │ sending │ held) ──▶ completed │ exited(reason) │ cancelled
@NullMarked
package dev.espalier.enrolment;

import org.jspecify.annotations.NullMarked;
