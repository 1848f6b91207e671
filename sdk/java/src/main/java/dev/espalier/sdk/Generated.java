package dev.espalier.sdk;

import java.util.List;

/// What was begun for each contact.
///
/// @param batchId of all jobs of the call; see [Jobs#getBatch]
/// @param refused contacts who get none
public record Generated(String batchId, List<Begun> sequences, List<Turned> refused) {

    /// A draft; its emails are [Generation#RUNNING] until they are written.
    ///
    /// @param jobId writes its emails
    public record Begun(String contactId, String sequenceId, String jobId) {}

    /// A contact who gets none, and why.
    ///
    /// @param code such as NOT_FOUND or CONFLICT
    public record Turned(String contactId, String code, String message) {}
}
