package dev.espalier.http.wire;

import dev.espalier.engine.store.Unavailable;
import dev.espalier.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever a call threw into what the caller is told, and logs what only the operator may
/// know.
public final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private Trouble() {}

    /// A refusal is told as it is, a database that cannot be reached as such; anything else is
    /// logged once with its stack and told as a request id.
    ///
    /// @param what was asked for, fit for a log
    public static WireError told(Exception thrown, String requestId, String what) {
        return switch (thrown) {
            case Refused refused -> WireError.of(refused);
            case Problem problem -> problem.error();
            case Unavailable unavailable -> {
                LOG.warn("request {}: {}", requestId, unavailable.getMessage());
                yield WireError.unavailable();
            }
            default -> {
                LOG.error("request {} failed: {}", requestId, what, thrown);
                yield WireError.internal(requestId);
            }
        };
    }
}
