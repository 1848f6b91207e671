package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What relays hold against the sender: one row for each sort of complaint, however many sends it
/// hit.
public interface Warnings {

    enum Kind {
        /// A message was refused for its content or its sender's reputation (RFC 3463: 5.7.x).
        POLICY,
        /// The relay does not take mail from the sender's address.
        SENDER,
        /// The relay refuses the login.
        LOGIN,
        /// The relay refuses the connection.
        RELAY,
        /// A destination, or the relay, refused so many in a row that it is left alone for a while.
        THROTTLED;

        /// The word in the API and the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What makes two complaints one.
    ///
    /// @param host of the relay; of [Kind#THROTTLED]: who is left alone
    /// @param code the enhanced status code, else the reply code
    record Complaint(int workspace, Kind kind, String host, String code) {}

    /// @param detail the relay's words
    /// @param times how many sends heard it
    record Noted(Complaint key, String detail, int times) {}

    /// Adds to the counts.
    void note(Collection<Noted> warnings, Instant now);

    /// @param detail the latest words
    record Warning(
            Kind kind,
            String host,
            String code,
            String detail,
            Instant firstAt,
            Instant lastAt,
            long count) {}

    /// The latest first.
    List<Warning> list(int workspace, int limit);

    /// Drops those that nothing was added to since.
    void forget(Instant before);
}
