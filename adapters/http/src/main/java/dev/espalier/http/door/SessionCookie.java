package dev.espalier.http.door;

import java.time.Duration;

/// The cookie of a session (RFC 6265bis).
///
/// @param isSecure whether people reach the server over HTTPS; it then never travels without
public record SessionCookie(boolean isSecure) {

    String name() {
        return isSecure ? "__Host-espalier" : "espalier_session";
    }

    /// What `set-cookie` says to keep it.
    public String kept(String secret, Duration lasts) {
        return line(secret, lasts.toSeconds());
    }

    /// What `set-cookie` says to throw it away.
    public String gone() {
        return line("", 0);
    }

    private String line(String value, long seconds) {
        return name()
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                + seconds
                + (isSecure ? "; Secure" : "");
    }
}
