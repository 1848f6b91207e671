package dev.espalier.http.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `/health`, for whoever keeps the server running: 200 when all is well, 503 when the database is
/// away.
public final class HealthPage implements Pages {
    private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
    private final Runnable check;

    /// @param check throws [dev.espalier.engine.Unavailable] when the server cannot work
    public HealthPage(Runnable check) {
        this.check = check;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.method().equals("GET") || !visit.segments().equals(List.of("health"))) {
            return Optional.empty();
        }
        check.run();
        return Optional.of(Reply.bytes(200, "application/json", OK));
    }
}
