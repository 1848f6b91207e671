package dev.espalier.http.api;

import dev.espalier.definition.Span;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.sequences.NewSequence.OneContact;
import dev.espalier.engine.sequences.Spacing;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Length;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.send.InDoubt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sequence to create: either a definition that many contacts enrol in, or the emails of one
/// contact.
record CreateSequence(
        @Doc("Unique; made when it is not given.") @Nullable @Length(min = 1, max = 128) String id,
        @Doc("For people; with emails it may be left out, then it is the first one's subject.")
                @Nullable
                @Length(min = 1, max = 200)
                String name,
        @Doc("The steps, as JSON or YAML text.") @Nullable @Length(min = 1, max = 500_000)
                String definition,
        @Doc("What enrols contacts, beside what the text says.") @Nullable @Length(max = 100)
                List<Map<String, Object>> triggers,
        @Doc("The one contact it is for; then with emails instead of a definition.")
                @Nullable String contactId,
        @Doc("The emails of the one contact, in their order.") @Nullable @Length(min = 1, max = 50)
                List<NewEmail> emails,
        @Doc("When the emails of the one contact may go out, as in a definition.")
                @Nullable Map<String, Object> schedule,
        @Doc("What becomes of a send whose answer was lost; the server's when not given.")
                @Nullable InDoubt inDoubt) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern STEP =
            Pattern.compile("definition\\.steps\\[([0-9]{1,4})](.*)", Pattern.DOTALL);

    /// An email of one contact.
    record NewEmail(
            @Doc("Its step's key; made when it is not given.") @Nullable String key,
            @Length(min = 1, max = 998) String subject,
            @Nullable @Length(max = 998) String preheader,
            @Doc("One of html, mjml, markdown and text must be there.")
                    @Nullable
                    @Length(min = 1, max = 500_000)
                    String html,
            @Nullable @Length(min = 1, max = 500_000) String mjml,
            @Nullable @Length(min = 1, max = 500_000) String markdown,
            @Doc("The plain text part; made from the rest when it is not given.")
                    @Nullable
                    @Length(min = 1, max = 500_000)
                    String text,
            @Doc(
                            "Waited after the email before, such as 3d; by the workspace's spacing when not given.")
                    @Nullable String delay,
            @Doc("A fixed time instead.") @Nullable Instant scheduledAt) {}

    /// @param newId when none is given
    /// @param spacing the workspace's, from the start of the sequence
    NewSequence asked(Supplier<String> newId, List<Span> spacing) {
        return written(newId, spacing).withInDoubt(Optional.ofNullable(inDoubt));
    }

    private NewSequence written(Supplier<String> newId, List<Span> spacing) {
        var given = id == null ? newId.get() : id;
        if (emails == null) {
            return many(given);
        }
        check();
        var keys = keys(emails);
        return new NewSequence(
                given,
                name == null ? shortened(emails.getFirst().subject()) : name,
                text(emails, keys, spacing),
                Optional.empty(),
                Optional.of(new OneContact(String.valueOf(contactId), scheduled(emails, keys))));
    }

    /// The faults of a definition that was made of emails, at the places the caller knows.
    Invalid told(Invalid faulty) {
        if (emails == null) {
            return faulty;
        }
        return new Invalid(
                faulty.issues().stream()
                        .map(issue -> Issue.at(place(issue.path(), emails), issue.message()))
                        .toList());
    }

    private static String place(String path, List<NewEmail> emails) {
        var step = STEP.matcher(path);
        if (!step.matches()) {
            return path.replaceFirst("^definition\\.", "");
        }
        int n = Integer.parseInt(step.group(1));
        var part = step.group(2);
        return "emails["
                + n
                + "]"
                + (part.equals(".body") && n < emails.size()
                        ? "." + bodyName(emails.get(n))
                        : part);
    }

    private static String bodyName(NewEmail email) {
        if (email.html() != null) {
            return "html";
        }
        if (email.mjml() != null) {
            return "mjml";
        }
        return email.markdown() != null ? "markdown" : "text";
    }

    private NewSequence many(String given) {
        var faults = new ArrayList<Issue>();
        if (definition == null) {
            faults.add(
                    Issue.at("definition", "missing (expected: text, or emails with a contactId)"));
        }
        if (name == null) {
            faults.add(
                    Issue.at("name", "missing (expected: text; it may be left out with emails)"));
        }
        if (contactId != null) {
            faults.add(Issue.at("emails", "missing (expected: the emails of the contact)"));
        }
        if (schedule != null) {
            faults.add(Issue.at("schedule", "given (expected: inside the definition)"));
        }
        if (definition == null || name == null || !faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return NewSequence.forMany(
                given, name, definition, Optional.ofNullable(triggers).map(Json::text));
    }

    private void check() {
        var faults = new ArrayList<Issue>();
        if (contactId == null) {
            faults.add(Issue.at("contactId", "missing (expected: whom the emails are for)"));
        }
        if (definition != null) {
            faults.add(Issue.at("definition", "given beside emails (expected: one of the two)"));
        }
        if (triggers != null) {
            faults.add(
                    Issue.at(
                            "triggers",
                            "given beside emails (expected: none, approval starts it)"));
        }
        for (int i = 0; i < emailsOrNone().size(); i++) {
            check(emailsOrNone().get(i), "emails[" + i + "]", faults);
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private List<NewEmail> emailsOrNone() {
        return emails == null ? List.of() : emails;
    }

    private static void check(NewEmail email, String path, List<Issue> faults) {
        int bodies =
                (email.html() == null ? 0 : 1)
                        + (email.mjml() == null ? 0 : 1)
                        + (email.markdown() == null ? 0 : 1);
        if (bodies > 1 || (bodies == 0 && email.text() == null)) {
            faults.add(
                    Issue.at(
                            path,
                            bodies
                                    + " bodies (expected: one of html, mjml and markdown, or text alone)"));
        }
        if (email.delay() != null && email.scheduledAt() != null) {
            faults.add(
                    Issue.at(
                            path + ".delay",
                            "given beside scheduledAt (expected: one of the two)"));
        }
        if (email.key() != null && !StepKey.isValid(email.key())) {
            faults.add(
                    Issue.at(
                            path + ".key",
                            "\"" + email.key() + "\" (expected: 1 to 64 letters, digits, _ or -)"));
        }
    }

    private static List<StepKey> keys(List<NewEmail> emails) {
        var keys = new ArrayList<StepKey>();
        for (var email : emails) {
            keys.add(new StepKey(email.key() == null ? "email_" + (keys.size() + 1) : email.key()));
        }
        return keys;
    }

    private static Map<StepKey, Instant> scheduled(List<NewEmail> emails, List<StepKey> keys) {
        var scheduled = new HashMap<StepKey, Instant>();
        for (int i = 0; i < keys.size(); i++) {
            var at = emails.get(i).scheduledAt();
            if (at != null) {
                scheduled.put(keys.get(i), at);
            }
        }
        return scheduled;
    }

    /// The same as an author would write it.
    private String text(List<NewEmail> emails, List<StepKey> keys, List<Span> spacing) {
        var steps = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < keys.size(); i++) {
            var email = emails.get(i);
            var step = new LinkedHashMap<String, Object>();
            step.put("type", "email");
            step.put("key", keys.get(i).value());
            step.put("subject", email.subject());
            if (email.preheader() != null) {
                step.put("preheader", email.preheader());
            }
            step.put("body", body(email));
            if (email.text() != null) {
                step.put("text", email.text());
            }
            step.put("delay", delay(email, i, spacing));
            steps.add(step);
        }
        var definition = new LinkedHashMap<String, Object>();
        definition.put("steps", steps);
        if (schedule != null) {
            definition.put("schedule", schedule);
        }
        return Json.text(definition);
    }

    /// A definition tells the markup by how a body begins.
    private static String body(NewEmail email) {
        if (email.html() != null) {
            return email.html().stripLeading().startsWith("<")
                    ? email.html()
                    : "<div>" + email.html() + "</div>";
        }
        if (email.mjml() != null) {
            return email.mjml();
        }
        return email.markdown() != null ? email.markdown() : String.valueOf(email.text());
    }

    private static String delay(NewEmail email, int ordinal, List<Span> spacing) {
        if (email.scheduledAt() != null) {
            return Span.NONE.toString();
        }
        return email.delay() != null ? email.delay() : Spacing.delay(spacing, ordinal).toString();
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_NAME ? subject : subject.substring(0, LONGEST_NAME);
    }
}
