package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
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
import java.util.stream.Stream;

/// Finds in a text what a tired reviewer would miss.
public final class Linter {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms");
    private static final int LONG_SUBJECT = 150;
    private static final EmailText NOTHING = new EmailText("", "", "", "");

    private static final int REMEMBERED = 2_000;

    private final Composer composer;
    private final MergeTags mergeTags;

    /// A text never changes, so neither does what is to be said about it whoever reads it.
    private final Map<Fingerprint, Look> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Fingerprint, Look> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public Linter(Composer composer) {
        this.composer = composer;
        this.mergeTags = new MergeTags(composer);
    }

    /// What a look at a text alone shows.
    ///
    /// @param variables what it reads of those who get it
    private record Look(List<Finding> findings, List<String> variables) {
        boolean dependsOnReader() {
            return !variables.isEmpty();
        }
    }

    /// What there is to say about the email's text; empty when that needs a look into the store.
    public Optional<List<Finding>> known(Email email) {
        return remembered(email).filter(look -> !look.dependsOnReader()).map(Look::findings);
    }

    private Optional<Look> remembered(Email email) {
        synchronized (known) {
            return email.fingerprint().map(known::get);
        }
    }

    /// All there is to say about the email's text as it stands; nothing when it has none.
    public List<Finding> check(Transaction tx, Email email) {
        return check(tx, List.of(email)).getOrDefault(email.id(), List.of());
    }

    /// The same for many of one workspace, by email id; in a few queries however many they are.
    public Map<String, List<Finding>> check(Transaction tx, List<Email> emails) {
        var findings = new HashMap<String, List<Finding>>();
        var personal = new LinkedHashMap<Email, List<String>>();
        var looks = looks(tx, emails);
        for (var email : emails) {
            var look = looks.get(email.id());
            if (look != null) {
                findings.put(email.id(), look.findings());
                if (look.dependsOnReader()) {
                    personal.put(email, look.variables());
                }
            }
        }
        if (!personal.isEmpty()) {
            tags(tx, personal).forEach((id, found) -> findings.merge(id, found, Linter::joined));
        }
        return findings;
    }

    /// What is found by whom the emails go to, by email id.
    ///
    /// @param emails with the variables that each reads
    private Map<String, List<Finding>> tags(Transaction tx, Map<Email, List<String>> emails) {
        int workspace = emails.keySet().iterator().next().workspace();
        var readers =
                tx.contacts()
                        .addressees(workspace, emails.keySet().stream().map(Email::id).toList());
        var texts =
                texts(tx, emails.keySet().stream().filter(one -> readers.containsKey(one.id())));
        var many =
                readers.size() < emails.size()
                        ? Readership.many(tx, workspace)
                        : new Readership.Many(Set.of());
        var findings = new HashMap<String, List<Finding>>();
        emails.forEach((email, variables) -> {
            var reader = Optional.ofNullable(readers.get(email.id()));
            findings.put(
                    email.id(),
                    mergeTags.of(
                            texts.getOrDefault(email.id(), NOTHING),
                            variables,
                            reader.map(one -> Readership.one(email, one)).orElse(many)));
        });
        return findings;
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Map<String, Look> looks(Transaction tx, List<Email> emails) {
        var looks = new HashMap<String, Look>();
        var unknown = new ArrayList<Email>();
        for (var email : emails) {
            remembered(email)
                    .ifPresentOrElse(look -> looks.put(email.id(), look), () -> unknown.add(email));
        }
        texts(tx, unknown.stream()).forEach((id, text) -> looks.put(id, look(text)));
        unknown.forEach(email -> remember(email, Optional.ofNullable(looks.get(email.id()))));
        return looks;
    }

    private void remember(Email email, Optional<Look> look) {
        synchronized (known) {
            look.ifPresent(one -> email.fingerprint().ifPresent(print -> known.put(print, one)));
        }
    }

    /// By email id.
    private static Map<String, EmailText> texts(Transaction tx, Stream<Email> emails) {
        var written = emails.filter(email -> email.fingerprint().isPresent()).toList();
        if (written.isEmpty()) {
            return Map.of();
        }
        var prints = written.stream().map(one -> one.fingerprint().orElseThrow()).distinct();
        var pinned = tx.texts().findAll(written.getFirst().workspace(), prints.toList());
        var texts = new HashMap<String, EmailText>();
        for (var email : written) {
            email.fingerprint()
                    .map(pinned::get)
                    .ifPresent(found -> texts.put(email.id(), found.text()));
        }
        return texts;
    }

    /// All there is to say about a text before anybody knows who reads it.
    public List<Finding> check(EmailText text) {
        return look(text).findings();
    }

    /// All there is to say about a text, to those who read it.
    List<Finding> check(EmailText text, Readership readership) {
        var look = look(text);
        return joined(look.findings(), mergeTags.of(text, look.variables(), readership));
    }

    private Look look(EmailText text) {
        var seen = composer.inspect(text);
        return new Look(
                findings(text, seen),
                seen.variables().stream().filter(MergeTags::isPersonal).toList());
    }

    private static List<Finding> findings(EmailText text, Inspection seen) {
        var findings = new ArrayList<Finding>();
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
                .filter(path -> !MergeTags.isKnown(path))
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
