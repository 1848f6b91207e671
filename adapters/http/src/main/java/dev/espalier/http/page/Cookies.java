package dev.espalier.http.page;

import java.util.Optional;

/// What a browser kept and sends back (RFC 6265).
public final class Cookies {

    private Cookies() {}

    /// @param header the `Cookie` header, when there is one
    public static Optional<String> find(Optional<String> header, String name) {
        for (String pair : header.orElse("").split(";", -1)) {
            String trimmed = pair.strip();
            if (trimmed.startsWith(name + "=")) {
                return Optional.of(trimmed.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
