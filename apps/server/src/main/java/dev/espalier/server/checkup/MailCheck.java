package dev.espalier.server.checkup;

import dev.espalier.contact.EmailAddress;
import dev.espalier.mail.dkim.DkimConfig;
import dev.espalier.mail.dkim.DkimKey;
import dev.espalier.server.config.Config;
import java.util.ArrayList;
import java.util.List;

/// Whether mail says what receivers want to read: a way out, a way back, a signature.
final class MailCheck {

    private static final int USUAL_RSA = 2048;

    private final Config config;
    private final List<Finding> findings = new ArrayList<>();

    private MailCheck(Config config) {
        this.config = config;
    }

    static List<Finding> of(Config config) {
        var check = new MailCheck(config);
        check.wayOut();
        check.wayBack();
        config.mail().dkim().ifPresentOrElse(check::signature, check::noSignature);
        return List.copyOf(check.findings);
    }

    private void wayOut() {
        var subject = "way out";
        var url = config.publicUrl();
        if (url.isEmpty() && config.mail().relay().isPresent()) {
            findings.add(
                    Finding.warn(
                            subject,
                            "links in mail lead to this machine alone; set ESPALIER_PUBLIC_URL"));
        } else if (url.isPresent() && !"https".equals(url.get().getScheme())) {
            findings.add(
                    Finding.warn(
                            subject,
                            url.get()
                                    + " is not https: mail programs show no button that unsubscribes (RFC 8058)"));
        } else {
            findings.add(
                    Finding.ok(
                            subject,
                            url.map(at -> "links lead to " + at + "/u/…")
                                    .orElse("links lead to this machine")));
        }
    }

    private void wayBack() {
        findings.add(
                Finding.ok(
                        "bounces",
                        config.mail()
                                .returnPath()
                                .map(address ->
                                        "come back to "
                                                + address.local()
                                                + "+…@"
                                                + address.domain())
                                .orElse(
                                        "go to the From address; ESPALIER_MAIL_RETURN_PATH says where else")));
    }

    private void signature(DkimConfig dkim) {
        for (var key : dkim.keys()) {
            // One line, to be pasted.
            var record = key.recordName(dkim.domain()) + ". IN TXT " + quoted(key.record());
            findings.add(
                    key.algorithm() == DkimKey.Algorithm.RSA && key.bits() < USUAL_RSA
                            ? Finding.warn(
                                    "dkim",
                                    key.bits() + " bits are few, make a key of 2048; " + record)
                            : Finding.ok("dkim", record));
        }
        var from = EmailAddress.of(config.mail().from().email());
        if (!dkim.covers(from.asciiDomain())) {
            findings.add(
                    Finding.warn(
                            "dkim",
                            "mail from %s is not signed: it is not of %s"
                                    .formatted(from.text(), dkim.domain())));
        }
    }

    private void noSignature() {
        findings.add(
                Finding.ok(
                        "dkim",
                        "none here; the relay may sign, or set ESPALIER_MAIL_DKIM_DOMAIN and a key"));
    }

    /// A string in a zone file has 255 characters at most.
    private static String quoted(String text) {
        return "\"" + String.join("\" \"", text.split("(?<=\\G.{255})")) + "\"";
    }
}
