package dev.espalier.mail.smtp;

import java.io.IOException;

/// The relay said something that ends the connection, or nothing that we understand.
final class SmtpFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;

    SmtpFault(String message) {
        this(0, message);
    }

    /// @param code what the relay refused with; 0 when it did not
    SmtpFault(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
