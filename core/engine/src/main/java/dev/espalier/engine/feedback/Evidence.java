package dev.espalier.engine.feedback;

import java.util.List;
import java.util.Set;

/// What a report says about which send it means. All of it is a stranger's word.
///
/// @param returnPaths addresses that may be a send's own return path, the likeliest first
/// @param messageIds of the email it is about, without angle brackets, the likeliest first
/// @param recipients whom it says the email was for, however spelled
/// @param isShared it speaks of other recipients too, so a return path alone does not tell that
///   this part of it is about our own
/// @param author who wrote it, of a reply; empty: unknown
public record Evidence(
        List<String> returnPaths,
        List<String> messageIds,
        Set<String> recipients,
        boolean isShared,
        String author) {

    public Evidence {
        returnPaths = List.copyOf(returnPaths);
        messageIds = List.copyOf(messageIds);
        recipients = Set.copyOf(recipients);
    }
}
