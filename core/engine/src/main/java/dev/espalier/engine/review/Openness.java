package dev.espalier.engine.review;

import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether an email may still be changed.
final class Openness {

    private Openness() {}

    static boolean isOpen(Sequence sequence) {
        return switch (sequence.status()) {
            case DRAFT, ACTIVE, PAUSED -> true;
            case COMPLETED, CANCELLED -> false;
        };
    }

    /// Whether the one contact it was written for got it; an email for many is never behind.
    static boolean isBehind(Transaction tx, Email email) {
        return (email.person().isPresent()
                        || tx.sequences()
                                .find(email.workspace(), email.sequenceId())
                                .flatMap(Sequence::contactId)
                                .isPresent())
                && tx.ledger().wasSent(email.workspace(), email.id());
    }

    static void requireOpen(Transaction tx, Sequence sequence, Email email) {
        if (!isOpen(sequence)) {
            throw new NotAllowed(
                    "sequence \""
                            + sequence.id()
                            + "\" is "
                            + sequence.status().word()
                            + " (its emails cannot be changed)");
        }
        if (email.person().isPresent()) {
            requireOnTheWay(tx, email, email.person().get());
        } else if (email.version() != sequence.shownVersion()
                && !sequence.runningVersion().equals(Optional.of(email.version()))) {
            throw new NotAllowed(
                    "email \""
                            + email.id()
                            + "\" belongs to version "
                            + email.version()
                            + ", which was replaced (expected: an email of version "
                            + sequence.shownVersion()
                            + ")");
        }
    }

    private static void requireOnTheWay(Transaction tx, Email email, Email.Person person) {
        if (!tx.enrolmentGroups().isActive(email.workspace(), person.enrolment())) {
            throw new NotAllowed(
                    "email \""
                            + email.id()
                            + "\" was written for contact \""
                            + person.contactId()
                            + "\", who has left the sequence (it cannot be changed)");
        }
    }

    static void requireUnsent(Transaction tx, Email email, String move) {
        if (isBehind(tx, email)) {
            throw sent(email, move);
        }
    }

    static NotAllowed sent(Email email, String move) {
        return new NotAllowed(
                "email \"" + email.id() + "\" was sent already (cannot " + move + " it)");
    }

    static void requireLater(Transaction tx, Email email, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            throw Invalid.of("scheduledAt", at + " is past (expected: after " + now + ")");
        }
        for (var other : siblings(tx, email)) {
            var before = other.scheduledAt();
            if (other.ordinal() < email.ordinal() && before != null && at.isBefore(before)) {
                throw Invalid.of(
                        "scheduledAt",
                        at
                                + " is before the email before it, \""
                                + other.step()
                                + "\" (expected: "
                                + before
                                + " or later)");
            }
        }
    }

    private static List<Email> siblings(Transaction tx, Email email) {
        return email.person()
                .map(person -> tx.emails().ofEnrolment(email.workspace(), person.enrolment()))
                .orElseGet(() ->
                        tx.emails()
                                .ofVersion(email.workspace(), email.sequenceId(), email.version()));
    }
}
