package dev.espalier.http.page;

import java.util.List;
import java.util.Optional;

/// `/` in plain text: what this is and where to go, and `/robots.txt`.
public final class FrontPage implements Pages {
    private static final String TEXT =
            """
            Espalier

            This server runs email sequences: a person or an AI drafts, a person approves,
            and each contact gets each email once, at its time.

              /mailbox            the mail it has sent, when it keeps mail instead of sending it
              /api/openapi.json   every operation of the API, for programs and for reading

            Reviewers work through the API: read what was drafted, approve it or send it back.
            Every call carries an API key: authorization: Bearer esp_...
            """;

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.method().equals("GET")) {
            return Optional.empty();
        }
        if (visit.segments().isEmpty()) {
            return Optional.of(Reply.text(200, TEXT));
        }
        return visit.segments().equals(List.of("robots.txt"))
                ? Optional.of(Reply.text(200, "User-agent: *\nDisallow: /\n"))
                : Optional.empty();
    }
}
