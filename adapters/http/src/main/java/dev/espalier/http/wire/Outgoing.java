package dev.espalier.http.wire;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// A body while it goes out, piece by piece. Closing it ends the answer.
public final class Outgoing implements AutoCloseable {
    private final OutputStream body;

    Outgoing(OutputStream body) {
        this.body = body;
    }

    /// Sends these bytes now.
    ///
    /// @throws Gone when nobody takes them any more
    public void send(byte[] bytes) {
        try {
            body.write(bytes);
            body.flush();
        } catch (IOException | UncheckedIOException | CloseConnectionException e) {
            throw new Gone(e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException | UncheckedIOException | CloseConnectionException e) {
            throw new Gone(e);
        }
    }
}
