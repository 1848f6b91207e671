package dev.espalier.mail.smtp;

import java.util.function.Supplier;

/// How we prove who we are to the relay (RFC 4954).
public sealed interface Login {

    /// The relay knows us by our address, or takes mail from anyone.
    record None() implements Login {}

    /// A name and a password, said with PLAIN (RFC 4616) or LOGIN.
    record Password(String user, String password, Mechanism mechanism) implements Login {
        public Password {
            refuseControls("user", user);
            refuseControls("password", password);
        }

        @Override
        public String toString() {
            return "Password[user=" + user + ", mechanism=" + mechanism + "]";
        }
    }

    /// An OAuth 2.0 access token, said with XOAUTH2.
    ///
    /// @param token asked once for every new connection, so that it may be renewed
    record Bearer(String user, Supplier<String> token) implements Login {
        public Bearer {
            refuseControls("user", user);
        }

        @Override
        public String toString() {
            return "Bearer[user=" + user + "]";
        }
    }

    /// Which of the two ways to say a password.
    enum Mechanism {
        /// PLAIN where the relay offers it, else LOGIN.
        AUTO,
        PLAIN,
        LOGIN
    }

    /// NUL and SOH are separators of the mechanisms; the others are no part of any password.
    private static void refuseControls(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "smtp." + name + ": holds a control character (expected: none)");
        }
    }
}
