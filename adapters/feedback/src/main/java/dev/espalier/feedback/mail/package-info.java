/// # Reading mail about mail
///
/// Delivery reports (RFC 3464), complaints (RFC 5965), automatic answers (RFC 3834), the bounces of
/// hosts that keep to no standard, and answers of people.
///
/// Conservative: what is not certain is called unclear, and unclear mail changes nothing. Bounded:
/// a message is read up to [dev.espalier.engine.feedback.MailRoom#MOST_READ] bytes, 12 levels, 50
/// parts, 500 header fields, 64 KiB of each part. Whatever the bytes are, reading ends with an
/// answer.
@NullMarked
package dev.espalier.feedback.mail;

import org.jspecify.annotations.NullMarked;
