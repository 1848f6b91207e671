package dev.espalier.engine.unsubscribe;

import dev.espalier.engine.mail.WayBack;
import dev.espalier.engine.signing.Purpose;
import dev.espalier.engine.signing.Signatures;
import java.time.Instant;

/// Makes what a message says about getting out.
public final class UnsubscribeLinks {

    /// Where the pages are, below the public URL.
    public static final String PATH = "u";

    /// What a mail that unsubscribes has in its subject before the token.
    public static final String SUBJECT = "unsubscribe";

    /// A header field that nobody has to unfold (RFC 5322 section 2.1.1), its name included.
    private static final int LONGEST_FIELD = 980;

    private final Signatures signatures;
    private final WayBack wayBack;

    public UnsubscribeLinks(Signatures signatures, WayBack wayBack) {
        this.signatures = signatures;
        this.wayBack = wayBack;
    }

    /// A person's own way out.
    ///
    /// @param url absolute
    /// @param header the value of `List-Unsubscribe` (RFC 2369): the URL and, where somebody reads
    ///   it, a mail address
    public record WayOut(String url, String header) {}

    /// @param at when the message was first attempted: every attempt has the same
    public WayOut of(Ticket ticket, Instant at) {
        var token = signatures.sign(Purpose.UNSUBSCRIBE, ticket.bytes(), at);
        var url = wayBack.publicUrl().get() + "/" + PATH + "/" + token;
        var link = "<" + url + ">";
        return new WayOut(
                url,
                wayBack.returnPath()
                        .map(address ->
                                link
                                        + ", <mailto:"
                                        + address.local()
                                        + "@"
                                        + address.asciiDomain()
                                        + "?subject="
                                        + SUBJECT
                                        + "%20"
                                        + token
                                        + ">")
                        // With ids of a hundred letters: the link alone is what the law asks for.
                        .filter(both -> both.length() <= LONGEST_FIELD)
                        .orElse(link));
    }
}
