package dev.espalier.http.operation;

/// What an operation answered, in its output's media type.
///
/// @param status of HTTP
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record Answer(int status, byte[] body) {}
