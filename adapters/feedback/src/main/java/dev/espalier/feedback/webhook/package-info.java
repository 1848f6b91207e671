/// # What providers post
///
/// Resend (signed as Svix does), Postmark (a login or a secret of ours in the URL) and Amazon SES
/// through SNS (signed with a certificate of Amazon's). Each reader first proves who posted and
/// then reads; what it does not know it passes over, since providers add kinds of events at will.
@NullMarked
package dev.espalier.feedback.webhook;

import org.jspecify.annotations.NullMarked;
