package dev.espalier.http.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One request for a page.
///
/// @param method `GET` for HEAD too
/// @param segments the decoded path; empty for `/`
/// @param query decoded, in order
/// @param header a header's first value by lower-case name
/// @param from the address of whoever asks
/// @param body read when asked for; at most 64 KiB, 1 MiB of a webhook, 6 MiB of a preview
public record Visit(
        String method,
        List<String> segments,
        Map<String, List<String>> query,
        Function<String, Optional<String>> header,
        String from,
        Supplier<byte[]> body) {

    /// The first value of a query parameter.
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// The value of a cookie (RFC 6265).
    public Optional<String> cookie(String name) {
        return Cookies.find(header.apply("cookie"), name);
    }
}
