/// # Journal
///
/// Who did what to a sequence or an email, when, and which text it was about. An entry is written
/// in the transaction of the change itself: there is no change without its entry and no entry
/// without its change. Reviewers read it as the audit trail; watchers follow it live.
@NullMarked
package dev.espalier.engine.journal;

import org.jspecify.annotations.NullMarked;
