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

    private static final int LOOKS = 2_000;

    /// A text is some ten kilobytes.
    private static final int TEXTS = 200;

    private final Composer composer;
    private final MergeTags mergeTags;

    private final Lately<Look> looks = new Lately<>(LOOKS);
    private final Lately<EmailText> texts = new Lately<>(TEXTS);

    public Linter(Composer composer) {
        this.composer = composer;
        this.mergeTags = new MergeTags(composer);
    }

    /// What a look at a text alone shows.
    ///
    /// @param reads what it reads of those who get it
    private record Look(List<Finding> findings, List<Inspection.Read> reads) {
        boolean dependsOnReader() {
            return !reads.isEmpty();
        }
    }

    /// What there is to say about the email's text; empty when that needs a look into the store.
    public Optional<List<Finding>> known(Email email) {
        return remembered(email).filter(look -> !look.dependsOnReader()).map(Look::findings);
    }

    private Optional<Look> remembered(Email email) {
        return email.fingerprint().flatMap(looks::get);
    }

    /// All there is to say about the email's text as it stands; nothing when it has none.
    public List<Finding> check(Transaction tx, Email email) {
        return check(tx, List.of(email)).getOrDefault(email.id(), List.of());
    }

    /// The same for many of one workspace, by email id; in a few queries however many they are.
    public Map<String, List<Finding>> check(Transaction tx, List<Email> emails) {
        return check(tx, emails, true);
    }

    /// What keeps emails of one workspace from being approved, and perhaps hints beside it, by
    /// email id.
    public Map<String, List<Finding>> faults(Transaction tx, List<Email> emails) {
        return check(tx, emails, false);
    }

    private Map<String, List<Finding>> check(
            Transaction tx, List<Email> emails, boolean withHints) {
        var findings = new HashMap<String, List<Finding>>();
        var personal = new LinkedHashMap<Email, Look>();
        var looks = looks(tx, emails);
        for (var email : emails) {
            var look = looks.get(email.id());
            if (look != null) {
                findings.put(email.id(), look.findings());
                if (look.dependsOnReader()) {
                    personal.put(email, look);
                }
            }
        }
        if (!personal.isEmpty()) {
            tags(tx, personal, withHints)
                    .forEach((id, found) -> findings.merge(id, found, Linter::joined));
        }
        return findings;
    }

    /// What is found by whom the emails go to, by email id.
    private Map<String, List<Finding>> tags(
            Transaction tx, Map<Email, Look> emails, boolean withHints) {
        int workspace = emails.keySet().iterator().next().workspace();
        var ids = emails.keySet().stream().map(Email::id).toList();
        var addressees = tx.contacts().addressees(workspace, ids);
        var addressed =
                emails.keySet().stream().filter(one -> addressees.containsKey(one.id())).toList();
        var written = texts(tx, addressed);
        var many =
                withHints && addressees.size() < emails.size()
                        ? Readership.many(tx, workspace)
                        : new Readership.Many(Set.of());
        var findings = new HashMap<String, List<Finding>>();
        emails.forEach((email, look) -> {
            var addressee = Optional.ofNullable(addressees.get(email.id()));
            findings.put(
                    email.id(),
                    mergeTags.of(
                            written.getOrDefault(email.id(), NOTHING),
                            look.reads(),
                            addressee.<Readership>map(Readership.One::new).orElse(many)));
        });
        return findings;
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Map<String, Look> looks(Transaction tx, List<Email> emails) {
        var found = new HashMap<String, Look>();
        var unknown = new ArrayList<Email>();
        for (var email : emails) {
            remembered(email)
                    .ifPresentOrElse(look -> found.put(email.id(), look), () -> unknown.add(email));
        }
        var written = texts(tx, unknown);
        for (var email : unknown) {
            var text = written.get(email.id());
            if (text != null) {
                var look = look(text);
                found.put(email.id(), look);
                email.fingerprint().ifPresent(print -> looks.put(print, look));
            }
        }
        return found;
    }

    /// By email id; those that were not read lately in one query.
    private Map<String, EmailText> texts(Transaction tx, List<Email> emails) {
        var found = new HashMap<String, EmailText>();
        var unknown = new HashMap<String, Fingerprint>();
        for (var email : emails) {
            email.fingerprint()
                    .ifPresent(print ->
                            texts.get(print)
                                    .ifPresentOrElse(
                                            text -> found.put(email.id(), text),
                                            () -> unknown.put(email.id(), print)));
        }
        if (unknown.isEmpty()) {
            return found;
        }
        var prints = unknown.values().stream().distinct().toList();
        var pinned = tx.texts().findAll(emails.getFirst().workspace(), prints);
        unknown.forEach((id, print) -> {
            var one = pinned.get(print);
            if (one != null) {
                texts.put(print, one.text());
                found.put(id, one.text());
            }
        });
        return found;
    }

    /// All there is to say about a text before anybody knows who reads it.
    public List<Finding> check(EmailText text) {
        return look(text).findings();
    }

    /// All there is to say about a text, to those who read it.
    List<Finding> check(EmailText text, Readership readership) {
        var look = look(text);
        return look.dependsOnReader()
                ? joined(look.findings(), mergeTags.of(text, look.reads(), readership))
                : look.findings();
    }

    private Look look(EmailText text) {
        var seen = composer.inspect(text);
        return new Look(
                findings(text, seen),
                seen.reads().stream().filter(read -> MergeTags.isPersonal(read.path())).toList());
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
        seen.reads().stream()
                .filter(read -> !MergeTags.isKnown(read.path()))
                .forEach(read ->
                        findings.add(
                                Finding.fault(
                                        read.part(),
                                        "{{ "
                                                + read.path()
                                                + " }} (expected: contact.id, .email, .timezone, .createdAt, .properties.…, event.… or a property's name)")));
        seen.shown().stream()
                .filter(read -> MergeTags.isWholeRecord(read.path()))
                .forEach(read ->
                        findings.add(
                                Finding.fault(
                                        read.part(),
                                        "{{ "
                                                + read.path()
                                                + " }} writes out all there is of it (expected: one"
                                                + " field, such as {{ contact.email }})")));
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
