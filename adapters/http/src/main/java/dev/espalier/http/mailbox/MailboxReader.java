package dev.espalier.http.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the pages need to know of the built-in mailbox.
public interface MailboxReader {

    /// One page of messages, newest first.
    ///
    /// @param page from 0
    /// @param to only messages to this address; null for all
    Listing list(int workspace, int page, @Nullable String to);

    /// Empty when there is none of that id in that workspace.
    Optional<Mail> get(int workspace, String id);

    /// @param more whether there is a next page
    record Listing(List<Line> lines, boolean more) {
        public Listing {
            lines = List.copyOf(lines);
        }
    }

    /// One message in a list.
    record Line(String id, String to, String subject, String preheader, Instant at) {}

    /// One message.
    ///
    /// @param source the whole message as it was handed over, for reading
    record Mail(
            Line line,
            String from,
            List<Header> headers,
            @Nullable String html,
            @Nullable String text,
            String source) {
        public Mail {
            headers = List.copyOf(headers);
        }
    }

    /// One header field, unfolded and decoded.
    record Header(String name, String value) {}
}
