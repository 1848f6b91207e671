package dev.espalier.postgres;

import dev.espalier.engine.store.Audits;
import dev.espalier.engine.store.ContactPaces;
import dev.espalier.engine.store.Contacts;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.DraftingTerms;
import dev.espalier.engine.store.Drafts;
import dev.espalier.engine.store.Emails;
import dev.espalier.engine.store.Enquiries;
import dev.espalier.engine.store.EnrolmentGroups;
import dev.espalier.engine.store.Enrolments;
import dev.espalier.engine.store.Erasures;
import dev.espalier.engine.store.Events;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.engine.store.Generations;
import dev.espalier.engine.store.History;
import dev.espalier.engine.store.InFlight;
import dev.espalier.engine.store.InboundMailboxes;
import dev.espalier.engine.store.Installations;
import dev.espalier.engine.store.JobOutbox;
import dev.espalier.engine.store.JobQueue;
import dev.espalier.engine.store.JobRecords;
import dev.espalier.engine.store.Keys;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Nodes;
import dev.espalier.engine.store.OptOuts;
import dev.espalier.engine.store.Overview;
import dev.espalier.engine.store.People;
import dev.espalier.engine.store.Persons;
import dev.espalier.engine.store.Playbooks;
import dev.espalier.engine.store.Quotas;
import dev.espalier.engine.store.Regenerations;
import dev.espalier.engine.store.Replays;
import dev.espalier.engine.store.ReviewQueue;
import dev.espalier.engine.store.Senders;
import dev.espalier.engine.store.Sends;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Sequences;
import dev.espalier.engine.store.Sessions;
import dev.espalier.engine.store.SignInAttempts;
import dev.espalier.engine.store.SignInLinks;
import dev.espalier.engine.store.SigningKeys;
import dev.espalier.engine.store.Suppressions;
import dev.espalier.engine.store.Templates;
import dev.espalier.engine.store.Texts;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Warnings;
import dev.espalier.engine.store.Workspaces;
import org.jdbi.v3.core.Handle;

record PostgresTransaction(Handle handle) implements Transaction {

    @Override
    public Workspaces workspaces() {
        return new PostgresWorkspaces(handle);
    }

    @Override
    public Contacts contacts() {
        return new PostgresContacts(handle);
    }

    @Override
    public Templates templates() {
        return new PostgresTemplates(handle);
    }

    @Override
    public Texts texts() {
        return new PostgresTexts(handle);
    }

    @Override
    public Sequences sequences() {
        return new PostgresSequences(handle);
    }

    @Override
    public SequenceGroups sequenceGroups() {
        return new PostgresSequenceGroups(handle);
    }

    @Override
    public Regenerations regenerations() {
        return new PostgresRegenerations(handle);
    }

    @Override
    public JobQueue jobs() {
        return new PostgresJobQueue(handle);
    }

    @Override
    public JobRecords jobRecords() {
        return new PostgresJobRecords(handle);
    }

    @Override
    public JobOutbox jobOutbox() {
        return new PostgresJobOutbox(handle);
    }

    @Override
    public Audits audits() {
        return new PostgresAudits(handle);
    }

    @Override
    public Emails emails() {
        return new PostgresEmails(handle);
    }

    @Override
    public Events events() {
        return new PostgresEvents(handle);
    }

    @Override
    public Senders senders() {
        return new PostgresSenders(handle);
    }

    @Override
    public People people() {
        return new PostgresPeople(handle);
    }

    @Override
    public Enrolments enrolments() {
        return new PostgresEnrolments(handle);
    }

    @Override
    public Enquiries enquiries() {
        return new PostgresEnquiries(handle);
    }

    @Override
    public Erasures erasures() {
        return new PostgresErasures(handle);
    }

    @Override
    public Dossiers dossiers() {
        return new PostgresDossiers(handle);
    }

    @Override
    public History history() {
        return new PostgresHistory(handle);
    }

    @Override
    public EnrolmentGroups enrolmentGroups() {
        return new PostgresEnrolmentGroups(handle);
    }

    @Override
    public Sends sends() {
        return new PostgresSends(handle);
    }

    @Override
    public Ledger ledger() {
        return new PostgresLedger(handle);
    }

    @Override
    public InFlight inFlight() {
        return new PostgresInFlight(handle);
    }

    @Override
    public Warnings warnings() {
        return new PostgresWarnings(handle);
    }

    @Override
    public Quotas quotas() {
        return new PostgresQuotas(handle);
    }

    @Override
    public ContactPaces contactPaces() {
        return new PostgresContactPaces(handle);
    }

    @Override
    public Installations installations() {
        return new PostgresInstallations(handle);
    }

    @Override
    public Nodes nodes() {
        return new PostgresNodes(handle);
    }

    @Override
    public Persons persons() {
        return new PostgresPersons(handle);
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions(handle);
    }

    @Override
    public SignInLinks signInLinks() {
        return new PostgresSignInLinks(handle);
    }

    @Override
    public SignInAttempts signInAttempts() {
        return new PostgresSignInAttempts(handle);
    }

    @Override
    public Keys keys() {
        return new PostgresKeys(handle);
    }

    @Override
    public SigningKeys signingKeys() {
        return new PostgresSigningKeys(handle);
    }

    @Override
    public Replays replays() {
        return new PostgresReplays(handle);
    }

    @Override
    public Suppressions suppressions() {
        return new PostgresSuppressions(handle);
    }

    @Override
    public OptOuts optOuts() {
        return new PostgresOptOuts(handle);
    }

    @Override
    public Mailbox mailbox() {
        return new PostgresMailbox(handle);
    }

    @Override
    public Feedbacks feedbacks() {
        return new PostgresFeedbacks(handle);
    }

    @Override
    public InboundMailboxes inboundMailboxes() {
        return new PostgresInboundMailboxes(handle);
    }

    @Override
    public Drafts drafts() {
        return new PostgresDrafts(handle);
    }

    @Override
    public Playbooks playbooks() {
        return new PostgresPlaybooks(handle);
    }

    @Override
    public DraftingTerms draftingTerms() {
        return new PostgresDraftingTerms(handle);
    }

    @Override
    public Generations generations() {
        return new PostgresGenerations(handle);
    }

    @Override
    public ReviewQueue reviewQueue() {
        return new PostgresReviewQueue(handle);
    }

    @Override
    public Overview overview() {
        return new PostgresOverview(handle);
    }
}
