package dev.espalier.http.operation;

/// Where REST finds an operation.
///
/// @param path below the API's base path
/// @param status of a success
/// @param bodyLimit in bytes; 0 for the server's default
public record Route(Verb verb, Template path, int status, int bodyLimit) {}
