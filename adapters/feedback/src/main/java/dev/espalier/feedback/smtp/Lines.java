package dev.espalier.feedback.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines from and to one client, under its time limits.
final class Lines {

    private static final int LONGEST = 2_048;

    private final InputStream in;
    private final OutputStream out;
    private final long end;

    Lines(Socket socket, InboundConfig config) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(config.idle().toMillis()));
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 4 * 1024);
        // Socket time, not the clock's: nothing but this connection hangs on it.
        this.end = System.nanoTime() + config.session().toNanos();
    }

    /// What came instead of a command.
    static final class BrokenLine extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenLine(String why) {
            super(why);
        }
    }

    /// The next command; null when the client has hung up.
    ///
    /// @throws BrokenLine when it is too long or does not end with CR LF
    @Nullable String command() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int c = read(); ; c = read()) {
            if (c < 0) {
                return null;
            }
            if (c == '\n') {
                throw new BrokenLine("a line feed alone");
            }
            if (c == '\r') {
                if (read() != '\n') {
                    throw new BrokenLine("a carriage return alone");
                }
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() >= LONGEST) {
                throw new BrokenLine("a line of more than " + LONGEST + " bytes");
            }
            line.write(c);
        }
    }

    private int read() throws IOException {
        if (System.nanoTime() - end > 0) {
            throw new SocketTimeoutException("the session took too long");
        }
        return in.read();
    }

    /// What came as a message.
    ///
    /// @param size of all of it
    record Data(Kept kept, long size) {}

    /// The beginning of a message.
    static final class Kept extends ByteArrayOutputStream {
        private final int most;

        Kept(int most) {
            super(8 * 1024);
            this.most = most;
        }

        void keep(int c) {
            if (count < most) {
                write(c);
            }
        }
    }

    /// Reads to the line with the final dot (RFC 5321 section 4.1.1.4), dots taken off.
    ///
    /// @param kept how many bytes to keep; the rest is read and dropped
    /// @param most how many bytes may come
    /// @throws BrokenLine when more come
    Data data(int kept, int most) throws IOException {
        var into = new Kept(kept);
        long size = 0;
        // Where in CR LF . CR LF we are: 2 at the beginning of a line, 3 after a dot there.
        int state = 2;
        while (true) {
            int c = read();
            if (c < 0) {
                throw new BrokenLine("hung up within a message");
            }
            if (++size > most) {
                throw new BrokenLine("a message of more than " + most + " bytes");
            }
            if (state == 2 && c == '.') {
                state = 3;
                continue;
            }
            if (state == 4 && c == '\n') {
                return new Data(into, size);
            }
            if (state == 4) {
                // A dot and a bare CR: text like any other.
                into.keep('\r');
            }
            if (state == 3 && c == '\r') {
                state = 4;
                continue;
            }
            into.keep(c);
            state = c == '\r' ? 1 : c == '\n' && state == 1 ? 2 : 0;
        }
    }

    void reply(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        // What a client sent ahead is answered together.
        if (in.available() == 0) {
            out.flush();
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
