package dev.espalier.mail.dkim;

import java.util.List;
import java.util.Locale;

/// For which domain mail is signed, and by what.
///
/// @param domain in lower case, such as `example.com`
/// @param keys at least one; each makes a signature of its own
public record DkimConfig(String domain, List<DkimKey> keys) {

    public DkimConfig {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("dkim: no key (expected: at least one)");
        }
        domain = domain.toLowerCase(Locale.ROOT);
        keys = List.copyOf(keys);
    }

    /// Whether mail from this domain is signed: it is the domain, or below it, as DMARC's relaxed
    /// alignment asks for (RFC 7489 section 3.1.1).
    ///
    /// @param from in its ASCII form
    public boolean covers(String from) {
        var given = from.toLowerCase(Locale.ROOT);
        return given.equals(domain) || given.endsWith("." + domain);
    }
}
