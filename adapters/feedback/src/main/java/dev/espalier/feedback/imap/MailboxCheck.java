package dev.espalier.feedback.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Optional;

/// Finds out whether a mailbox can be read, reading nothing.
public final class MailboxCheck {

    private MailboxCheck() {}

    /// What is wrong; empty: nothing.
    public static Optional<String> problem(MailboxAddress address) {
        try (var store = MailboxWatch.connected(address);
                var folder = store.getFolder(address.folder())) {
            folder.open(Folder.READ_ONLY);
            return Optional.empty();
        } catch (MessagingException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
