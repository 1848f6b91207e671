/// # Feedback
///
/// What comes back from the world of mail about single sends: bounces, complaints, deliveries,
/// replies, unsubscriptions by mail, opens and clicks that a provider saw.
///
///     mail, webhook ──read──▶ Report(feedback, evidence) ──match──▶ send ──▶ one transaction
///                                                          │
///                                                          └─ no match ──▶ stray: kept, changes nothing
///
/// A report is matched by a signed return path (see
/// [ReturnPath][dev.espalier.engine.signing.ReturnPath]), else by the Message-ID of the email that
/// it is about. A Message-ID is known to whoever got the email, so a bounce or a complaint that has
/// nothing better must also name the address that the email went to.
///
/// Guaranteed: what is told twice counts once; what cannot be matched suppresses nobody; only the
/// address a send went to is ever suppressed for it; a state never goes back (see
/// [StateOrder][dev.espalier.engine.feedback.StateOrder]); [FeedbackDesk] answers after everything
/// was committed. Not guaranteed: that a report is true. Whoever received an email can say of it
/// what they like, and harm by that only themselves.
@NullMarked
package dev.espalier.engine.feedback;

import org.jspecify.annotations.NullMarked;
