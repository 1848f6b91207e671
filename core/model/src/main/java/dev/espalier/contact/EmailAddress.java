package dev.espalier.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// One mailbox: the `Mailbox` of RFC 5321 with the letters of RFC 6531, without a display name,
/// without comments and without address literals such as `[192.0.2.1]`.
///
/// Strict, because whatever passes goes into SMTP commands and message headers: no CR, LF, NUL,
/// control, invisible or blank character outside a quoted local part. Fair, because nobody's real
/// address is refused for looking odd: `+`, `'`, `/`, quotes and any script are fine.
///
/// @param local the part before the last `@`, a dot-atom or a quoted string, 1..64 bytes of UTF-8
/// @param domain 1..253 bytes, labels of 1..63 bytes in their ASCII form
public record EmailAddress(String local, String domain) {

    /// @throws IllegalArgumentException when the two parts make no address
    public EmailAddress {
        Optional<String> fault = AddressGrammar.fault(local, domain);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("email address: " + fault.get());
        }
    }

    /// Reads one address. Blanks around it are dropped, since forms and spreadsheets leave them.
    public static Parsed parse(String text) {
        String address = strip(text);
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return new Parsed.Invalid(AddressGrammar.shown(address) + " has no @");
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        return AddressGrammar.fault(local, domain)
                .<Parsed>map(Parsed.Invalid::new)
                .orElseGet(() -> new Parsed.Valid(new EmailAddress(local, domain)));
    }

    /// Reads one address that is known to be one, such as a stored one.
    ///
    /// @throws IllegalArgumentException when it is none
    public static EmailAddress of(String text) {
        return switch (parse(text)) {
            case Parsed.Valid(var address) -> address;
            case Parsed.Invalid(var reason) ->
                    throw new IllegalArgumentException("email address: " + reason);
        };
    }

    /// What a text is looked up by: [#normalised()] when it is an address, else trimmed and in
    /// lower case, which finds nothing.
    public static String keyOf(String text) {
        return switch (parse(text)) {
            case Parsed.Valid(var address) -> address.normalised();
            case Parsed.Invalid _ -> strip(text).toLowerCase(Locale.ROOT);
        };
    }

    /// The address as SMTP and headers write it.
    public String text() {
        return local + "@" + domain;
    }

    /// What the mailbox is known by: lower case, needless quotes dropped, the domain in ASCII. Only
    /// for comparing; mail goes to [#text()], since a host may tell capitals apart.
    public String normalised() {
        String name = Normalizer.normalize(unquoted(), Normalizer.Form.NFC);
        return name.toLowerCase(Locale.ROOT) + "@" + asciiDomain().toLowerCase(Locale.ROOT);
    }

    /// The domain in its ASCII form (RFC 5890), or as it is where that form is not certain: letters
    /// such as `ß` name different hosts under the two editions of IDNA.
    public String asciiDomain() {
        return AddressGrammar.asciiDomain(domain).orElse(domain);
    }

    private String unquoted() {
        if (!local.startsWith("\"")) {
            return local;
        }
        String inside = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
        return AddressGrammar.isDotAtom(inside) ? inside : local;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /// What reading an address came to.
    public sealed interface Parsed {
        record Valid(EmailAddress address) implements Parsed {}

        /// @param reason one line for a person; shows no control character of the input
        record Invalid(String reason) implements Parsed {}
    }
}
