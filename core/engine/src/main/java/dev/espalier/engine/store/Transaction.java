package dev.espalier.engine.store;

/// Everything one transaction can do, by noun. Not for use by two threads, nor after its end.
public interface Transaction {

    Workspaces workspaces();

    Contacts contacts();

    Templates templates();

    Texts texts();

    Senders senders();

    Sequences sequences();

    SequenceGroups sequenceGroups();

    Emails emails();

    Regenerations regenerations();

    JobQueue jobs();

    JobRecords jobRecords();

    JobOutbox jobOutbox();

    Audits audits();

    Events events();

    People people();

    Enrolments enrolments();

    EnrolmentGroups enrolmentGroups();

    History history();

    Enquiries enquiries();

    Erasures erasures();

    Dossiers dossiers();

    Sends sends();

    Ledger ledger();

    InFlight inFlight();

    Warnings warnings();

    Quotas quotas();

    ContactPaces contactPaces();

    Nodes nodes();

    Installations installations();

    Keys keys();

    Persons persons();

    Sessions sessions();

    SignInLinks signInLinks();

    SignInAttempts signInAttempts();

    SigningKeys signingKeys();

    Replays replays();

    Suppressions suppressions();

    OptOuts optOuts();

    Mailbox mailbox();

    Feedbacks feedbacks();

    InboundMailboxes inboundMailboxes();

    Drafts drafts();

    Playbooks playbooks();

    DraftingTerms draftingTerms();

    Generations generations();

    ReviewQueue reviewQueue();

    Overview overview();
}
