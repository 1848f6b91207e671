package dev.espalier.engine.feedback;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Checks and reads what one provider posts.
public interface WebhookReader {

    /// A post.
    ///
    /// @param header a header's first value by lower-case name
    /// @param parameter the first value of a query parameter
    record Call(
            Function<String, Optional<String>> header,
            Function<String, Optional<String>> parameter) {}

    /// What a post is.
    sealed interface Post {

        /// From the provider; it may tell nothing of interest.
        record Genuine(List<Report> reports) implements Post {
            public Genuine {
                reports = List.copyOf(reports);
            }
        }

        /// Not surely from the provider, or not for us.
        record Forged(String reason) implements Post {}

        /// From the provider, and nothing that it is known to post.
        record Unreadable(String reason) implements Post {}

        /// It cannot be told now, since something needed for it is out of reach.
        record Unsure(String reason) implements Post {}
    }

    Post read(Call call, byte[] body);
}
