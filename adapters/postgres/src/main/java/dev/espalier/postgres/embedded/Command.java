package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One short-lived program, run to its end with nothing on its input.
///
/// @param status its exit status; 0 is success
/// @param output what it wrote, to either stream
record Command(int status, String output) {
    private static final long LIMIT_SECONDS = 300;

    static Command run(List<String> command) {
        try {
            var process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            // Read to the end first: a program with a full pipe never exits.
            var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Command(process.waitFor(), output);
        } catch (IOException e) {
            return new Command(127, DataDirectory.reason(e));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    boolean succeeded() {
        return status == 0;
    }

    /// A process whose environment cannot change what PostgreSQL does: libpq's and the server's
    /// variables (PGDATA, PGPORT, PGOPTIONS …) are gone, messages are in English.
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static EmbeddedPostgresException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException("interrupted while waiting for PostgreSQL", e);
    }
}
