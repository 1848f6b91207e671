package dev.espalier.engine.privacy;

import dev.espalier.contact.Contact;
import dev.espalier.contact.Suppression;
import dev.espalier.draft.Draft;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.engine.store.History;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Texts.Pinned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that is stored of one person.
///
/// @param suppression why the address must not be mailed
/// @param messages in the built-in mailbox
/// @param texts that were ever written for this person alone
/// @param pace when something was last sent, as a cap on emails counts it
public record Dossier(
        Contact contact,
        Optional<Suppression> suppression,
        List<Dossiers.OptOut> optOuts,
        List<Dossiers.Event> events,
        List<Way> ways,
        List<Mail> mails,
        List<Dossiers.Activity> activities,
        List<History.Entry> timeline,
        List<Dossiers.Written> sequences,
        List<Pinned> texts,
        Drafting drafting,
        List<Instant> pace,
        List<Mailbox.Message> messages) {

    /// What was written for this person alone, and how it came about.
    public record Drafting(
            List<Dossiers.Personal> emails, List<Draft> drafts, List<Dossiers.Work> jobs) {}

    /// @param passed the steps that are behind, with the values that decided
    public record Way(
            History.Enrolled enrolled, List<dev.espalier.planner.Decision.Passed> passed) {}

    /// @param address where it went
    /// @param text what it was made from
    /// @param message as it was or will be handed over, while it is kept
    public record Mail(
            Ledger.Entry send,
            Optional<String> address,
            Optional<Pinned> text,
            Optional<String> message,
            List<Feedbacks.Row> feedback) {}
}
