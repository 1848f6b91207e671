package dev.espalier.http.operation;

import org.jspecify.annotations.Nullable;

/// Where REST finds an operation.
///
/// @param path below the API's base path
/// @param status of a success
/// @param bodyLimit in bytes; 0 for the server's default
/// @param plainBody a second way to send the body, when there is one
public record Route(
        Verb verb, Template path, int status, int bodyLimit, @Nullable PlainBody plainBody) {

    /// A body that is not JSON: the whole text becomes one field of the input.
    ///
    /// @param mediaType such as `text/csv`
    public record PlainBody(String mediaType, String field) {}
}
