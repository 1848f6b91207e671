package dev.espalier.mail.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Whether a relay would take mail from us: connects, greets, starts TLS, logs in, and says
/// goodbye.
public final class RelayCheck {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private RelayCheck() {}

    /// Blocks for at most the relay's time-outs.
    ///
    /// @return what is wrong, one line; empty: nothing
    public static Optional<String> problem(SmtpConfig config) {
        try (var watchdog = new Watchdog()) {
            watchdog.start(TICK, _ -> {});
            var session = new Dialer(config, TlsUpgrade.of(config.tls()), watchdog).dial();
            session.quit(GOODBYE);
            watchdog.release(session.wire());
            return Optional.empty();
        } catch (IOException | IllegalArgumentException failed) {
            return Optional.of(
                    failed instanceof SmtpFault && failed.getMessage() != null
                            ? failed.getMessage()
                            : failed.toString());
        }
    }
}
