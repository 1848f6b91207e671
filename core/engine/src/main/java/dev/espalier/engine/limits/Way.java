package dev.espalier.engine.limits;

/// What a message shares with others on its way, beside the relay.
///
/// @param destination where its mail goes
/// @param sender the domain it is from
public record Way(String destination, String sender) {}
