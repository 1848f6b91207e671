package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.Feedback;
import java.util.List;
import java.util.Set;

/// What a message says of one recipient.
///
/// @param messageIds of the email that it is about
/// @param returnPaths addresses inside that may be that email's return path
/// @param recipients whom it names
record Told(
        Feedback feedback,
        List<String> messageIds,
        List<String> returnPaths,
        Set<String> recipients) {

    static Told about(Feedback feedback, Headers returned, Set<String> recipients) {
        return new Told(
                feedback,
                returned.ids("message-id"),
                returned.addresses("return-path", "x-return-path"),
                recipients);
    }
}
