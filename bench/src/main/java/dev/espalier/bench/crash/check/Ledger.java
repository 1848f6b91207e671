package dev.espalier.bench.crash.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the server's database says when the run is over.
///
/// @param entries every send, whatever its state
/// @param active enrolments that have not ended
/// @param approved fingerprints that were ever approved, by sequence
public record Ledger(List<Entry> entries, long active, Map<String, Set<String>> approved) {

    private static final Set<String> FINAL =
            Set.of(
                    "accepted",
                    "delivered",
                    "bounced",
                    "complained",
                    "rejected",
                    "suppressed",
                    "cancelled",
                    "expired",
                    "failed");

    /// One send.
    ///
    /// @param id as in its Message-ID before the `@`
    /// @param enrolment whose
    /// @param state the ledger's word
    /// @param attempt how many attempts were begun
    public record Entry(
            String id,
            String enrolment,
            String sequence,
            String step,
            String fingerprint,
            String state,
            int attempt,
            String detail) {

        public boolean isFinal() {
            return FINAL.contains(state);
        }

        public boolean isAccepted() {
            return state.equals("accepted") || state.equals("delivered");
        }
    }
}
