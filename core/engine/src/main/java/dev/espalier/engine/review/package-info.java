/// # Review
///
/// What a reviewer does with one email: read it, approve it, change it, send it back, ask for
/// another draft, give it another time. An approval is of a text: whatever changes the text takes it
/// back to a draft, and who passes the fingerprint of what was read is told when it is another by
/// now.
///
///     draft ──approve──▶ approved ──edit · reject · regenerate · new draft──▶ draft
///
/// Every change locks the sequence first and then writes the email, so that two reviewers follow one
/// another, and leaves its entry in the journal.
@NullMarked
package dev.espalier.engine.review;

import org.jspecify.annotations.NullMarked;
