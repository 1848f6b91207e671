package dev.espalier.mail.smtp;

import java.io.IOException;

/// The relay said something that ends the connection, or nothing that we understand.
final class SmtpFault extends IOException {
    SmtpFault(String message) {
        super(message);
    }
}
