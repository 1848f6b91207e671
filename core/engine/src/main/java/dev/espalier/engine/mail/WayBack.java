package dev.espalier.engine.mail;

import dev.espalier.contact.EmailAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// Where what goes out leads back to.
///
/// @param publicUrl where people reach this server, without a slash at its end; asked for each
///   message, since a server that takes any free port knows it late
/// @param returnPath what bounces, and mails that unsubscribe, are sent to; empty: nothing reads
///   them
public record WayBack(Supplier<URI> publicUrl, Optional<EmailAddress> returnPath) {

    /// For a server that nobody but this machine reaches.
    public static WayBack local() {
        return new WayBack(() -> URI.create("http://127.0.0.1:8080"), Optional.empty());
    }
}
