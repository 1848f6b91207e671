package dev.espalier.engine.feedback;

import java.util.List;

/// What a message turned out to be.
public sealed interface Reading {

    /// @param reports at least one
    record Reports(List<Report> reports) implements Reading {
        public Reports {
            reports = List.copyOf(reports);
        }
    }

    /// It speaks of mail that came back, and what it says is not certain.
    ///
    /// @param kind `unclear`, or `unreadable` for what is no message at all
    /// @param key as in [Report]
    record Unclear(String kind, String reason, Source source, String key) implements Reading {}

    /// Somebody's way out: a mail whose subject asks to be unsubscribed and says by a token who.
    record WayOut(String token, Source source, String key) implements Reading {}

    /// Ordinary mail, none of this server's business.
    record Nothing() implements Reading {}
}
