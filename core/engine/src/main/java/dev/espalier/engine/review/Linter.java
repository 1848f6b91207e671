package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds in a text what a tired reviewer would miss.
public final class Linter {

    /// What templates may see of a contact beside its properties.
    private static final Set<String> CONTACT =
            Set.of("id", "email", "timezone", "createdAt", "properties");

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms");
    private static final Pattern SEGMENTS = Pattern.compile("[.\\[]");
    private static final int LONG_SUBJECT = 150;

    private static final int REMEMBERED = 2_000;

    private final Composer composer;

    /// A text never changes, so neither does what is to be said about it.
    private final Map<Fingerprint, List<Finding>> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Fingerprint, List<Finding>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public Linter(Composer composer) {
        this.composer = composer;
    }

    /// What was found in the email's text before; empty when nobody looked lately.
    public Optional<List<Finding>> known(Email email) {
        synchronized (known) {
            return email.fingerprint().map(known::get);
        }
    }

    /// All there is to say about the email's text as it stands; nothing when it has none.
    public List<Finding> check(Transaction tx, Email email) {
        return check(tx, List.of(email)).getOrDefault(email.id(), List.of());
    }

    /// The same for many, by email id; texts that were not looked at lately are read in one query.
    public Map<String, List<Finding>> check(Transaction tx, List<Email> emails) {
        var findings = new HashMap<String, List<Finding>>();
        var unknown = new ArrayList<Email>();
        for (var email : emails) {
            known(email)
                    .ifPresentOrElse(
                            found -> findings.put(email.id(), found), () -> unknown.add(email));
        }
        var prints =
                unknown.stream().flatMap(email -> email.fingerprint().stream()).distinct().toList();
        if (!prints.isEmpty()) {
            var texts = tx.texts().findAll(unknown.getFirst().workspace(), prints);
            for (var email : unknown) {
                email.fingerprint()
                        .map(texts::get)
                        .ifPresent(pinned -> findings.put(email.id(), look(email, pinned)));
            }
        }
        return findings;
    }

    private List<Finding> look(Email email, Pinned pinned) {
        var findings = check(pinned.text());
        synchronized (known) {
            email.fingerprint().ifPresent(print -> known.put(print, findings));
        }
        return findings;
    }

    /// All there is to say about a text.
    public List<Finding> check(EmailText text) {
        var findings = new ArrayList<Finding>();
        var seen = composer.inspect(text);
        subject(text, findings);
        if (text.text().isBlank()) {
            findings.add(Finding.fault("text", "empty (expected: the mail in plain words)"));
        }
        seen.active()
                .forEach(what ->
                        findings.add(
                                Finding.fault(
                                        "html",
                                        what + " (expected: nothing that runs or submits)")));
        seen.variables().stream()
                .filter(path -> !isKnown(path))
                .forEach(path ->
                        findings.add(
                                Finding.fault(
                                        "html",
                                        "{{ "
                                                + path
                                                + " }} (expected: contact.id, .email, .timezone, .createdAt, .properties.…, event.… or a property's name)")));
        seen.links().forEach(link -> link(link, findings));
        if (!seen.mentionsUnsubscribe()) {
            findings.add(
                    Finding.warning(
                            "html",
                            "no way to unsubscribe in the text (expected in marketing mail: a link to {{ unsubscribeUrl }})"));
        }
        return List.copyOf(findings);
    }

    private static void subject(EmailText text, List<Finding> findings) {
        if (text.subject().isBlank()) {
            findings.add(Finding.fault("subject", "empty (expected: one line)"));
        } else if (text.subject().length() > LONG_SUBJECT) {
            findings.add(
                    Finding.warning(
                            "subject",
                            text.subject().length()
                                    + " characters (expected: at most "
                                    + LONG_SUBJECT
                                    + ", mail programs show about 50)"));
        }
    }

    private static boolean isKnown(String path) {
        var segments = SEGMENTS.split(path, 3);
        return !segments[0].equals("contact")
                || segments.length == 1
                || CONTACT.contains(segments[1].replaceAll("[\"'\\]]", ""));
    }

    private static void link(Inspection.Link link, List<Finding> findings) {
        var target = link.target().strip();
        if (target.contains("{{") || target.contains("{%")) {
            return;
        }
        if (target.isEmpty() || target.equals("#")) {
            findings.add(
                    Finding.fault(
                            "html",
                            "the link \""
                                    + link.words()
                                    + "\" leads nowhere (expected: an address)"));
            return;
        }
        if (!isAddress(target)) {
            findings.add(
                    Finding.fault(
                            "html",
                            "the link \""
                                    + target
                                    + "\" (expected: https://…, http://…, mailto:…, tel:… or sms:…)"));
        }
    }

    private static boolean isAddress(String target) {
        try {
            var uri = URI.create(target.replace(" ", "%20"));
            var scheme = uri.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(java.util.Locale.ROOT))) {
                return target.startsWith("#") && target.length() > 1;
            }
            return scheme.startsWith("http")
                    ? uri.getHost() != null || uri.getRawAuthority() != null
                    : !uri.getSchemeSpecificPart().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
