package dev.espalier.http.wire;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A body while it comes in. What goes wrong on the way is thrown as what it means.
final class Incoming extends InputStream {
    private final InputStream body;
    private final long limit;
    private long read;

    /// @param limit in bytes
    Incoming(InputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count = received(into, offset, length);
        read += Math.max(count, 0);
        if (read > limit) {
            throw Problem.tooLarge(limit);
        }
        return count;
    }

    private int received(byte[] into, int offset, int length) {
        try {
            return body.read(into, offset, length);
        } catch (IOException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException e) {
            throw new Gone(e);
        } catch (RequestException e) {
            throw e.status().code() == 413 ? Problem.tooLarge(limit) : Problem.brokenBody();
        } catch (NumberFormatException _) {
            // Helidon 4.5.0 lets this out for a chunk whose size is no number.
            throw Problem.brokenBody();
        }
    }
}
