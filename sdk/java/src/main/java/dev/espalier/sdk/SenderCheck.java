package dev.espalier.sdk;

/// The emails that another sender concerns.
///
/// @param drafts that nobody approved: they are from the new sender at once
/// @param approved and still to be sent: they keep the sender they were approved with until they
///   are edited
public record SenderCheck(long drafts, long approved) {}
