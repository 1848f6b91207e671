package dev.espalier.http.page;

import java.util.Optional;

/// Some pages of the server, outside its API.
@FunctionalInterface
public interface Pages {

    /// Answers, or leaves the visit to the next set of pages.
    ///
    /// @throws dev.espalier.refusal.Refused when the answer is no
    Optional<Reply> serve(Visit visit);
}
