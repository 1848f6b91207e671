package dev.espalier.mail.smtp;

import java.nio.file.Path;

/// How the way to the relay is protected.
public record Tls(Mode mode, Trust trust) {

    /// When TLS begins.
    public enum Mode {
        /// Never.
        OFF,

        /// With STARTTLS where the relay offers it, with whatever certificate it shows: plain text
        /// would have been taken too, so this hides mail from listeners and proves nothing.
        OPPORTUNISTIC,

        /// With STARTTLS and a trusted certificate, or not at all.
        REQUIRED,

        /// From the first byte, with a trusted certificate (RFC 8314).
        IMPLICIT
    }

    /// Which certificates are believed in the modes that ask for one.
    public sealed interface Trust {

        /// Those signed by an authority of the running JVM's trust store.
        record Jvm() implements Trust {}

        /// Those signed by one of these, or one of these themselves.
        ///
        /// @param pem a file of X.509 certificates in PEM form
        record Certificates(Path pem) implements Trust {}

        /// Any whatever; only for a relay on this very machine.
        record Any() implements Trust {}
    }

    static Tls of(Mode mode) {
        return new Tls(mode, new Trust.Jvm());
    }

    /// Whether the relay has proved who it is before anything secret is said.
    boolean proves() {
        return mode == Mode.REQUIRED || mode == Mode.IMPLICIT;
    }
}
