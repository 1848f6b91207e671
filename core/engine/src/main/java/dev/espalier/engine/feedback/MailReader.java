package dev.espalier.engine.feedback;

import java.util.List;
import java.util.Optional;

/// Tells bounces, complaints and replies from one another.
public interface MailReader {

    /// How a message came in.
    ///
    /// @param from the envelope's sender; an empty text: the null return path; empty: not known
    /// @param recipients the envelope's; empty when not known
    record Arrival(Source source, Optional<String> from, List<String> recipients) {
        public Arrival {
            recipients = List.copyOf(recipients);
        }
    }

    /// Never throws for what a message contains.
    ///
    /// @param message its beginning at least, as it came
    Reading read(Arrival arrival, byte[] message);
}
