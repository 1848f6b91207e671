package dev.espalier.http.operation;

/// What a handler answers that either made something or found it made.
///
/// @param isNew decides between 201 and 200
public record Made<T>(T value, boolean isNew) {}
