package dev.espalier.engine.store;

import dev.espalier.definition.Activity;
import dev.espalier.definition.StepKey;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What came back from the world of mail, and the sends that it is about.
public interface Feedbacks {

    /// What was told.
    enum Kind {
        HARD_BOUNCE,
        UNDELIVERED,
        DELAYED,
        COMPLAINT,
        DELIVERED,
        REPLY,
        AUTO_REPLY,
        UNSUBSCRIBE,
        OPENED,
        CLICKED,
        OPENED_BY_MACHINE,
        CLICKED_BY_MACHINE;

        /// The word in the database and the API.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// A send as feedback needs to know it.
    ///
    /// @param address where it went, normalised
    /// @param sender the address in its From field, as it is written there; empty when the text is
    ///   gone
    /// @param isForOne its sequence was written for one contact
    record Sent(
            int workspace,
            UUID id,
            UUID enrolment,
            String sequence,
            StepKey step,
            String contactId,
            String address,
            String sender,
            boolean isForOne) {}

    Optional<Sent> find(int workspace, UUID send);

    /// In whatever workspace: ids are unique among them.
    Optional<Sent> find(UUID send);

    /// Locks the send in the ledger.
    ///
    /// @return empty while it has no result of its own yet
    Optional<SendState> lock(int workspace, UUID send);

    /// @param detail for people; one line
    void move(int workspace, UUID send, SendState to, String detail, Instant now);

    /// @param key what makes a second telling the same
    /// @param isEarly the send has no result of its own yet
    record Row(
            int workspace,
            UUID id,
            UUID send,
            Kind kind,
            String source,
            String key,
            String detail,
            Instant at,
            boolean isEarly) {}

    /// @return false: told before
    boolean add(Row row);

    /// What was told early of sends that have a result of their own by now, oldest first; they
    /// count as no longer early.
    List<Row> ripe(int limit);

    /// All that was told of a send, oldest first; at most 1,000.
    List<Row> of(int workspace, UUID send);

    /// Feedback without a send.
    record Stray(UUID id, String kind, String source, String key, String detail, Instant at) {}

    /// @return false: told before
    boolean addStray(Stray stray);

    /// Drops old strays, and those beyond the newest `most`; gives up waiting for results that
    /// never came.
    void forget(Instant before, int most);

    /// Notes what a contact did with an email of an enrolment, the first time.
    void did(Sent sent, Activity activity, Instant now);

    /// The contact that has this address now.
    Optional<String> contactAt(int workspace, String address);

    /// Ends the contact's active enrolments and cancels what no relay has begun to see.
    ///
    /// @param sequence empty: in every sequence
    /// @return the sequences it was in
    List<SequenceGroups.Key> exit(
            int workspace, Optional<String> sequence, String contactId, String reason, Instant now);
}
