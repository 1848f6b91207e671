package dev.espalier.engine.feedback;

import java.util.Locale;

/// Where feedback came in.
public enum Source {
    SMTP,
    IMAP,
    RESEND,
    POSTMARK,
    SES;

    /// The word in the database, the API and paths.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
