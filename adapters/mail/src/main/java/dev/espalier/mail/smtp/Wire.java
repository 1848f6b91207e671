package dev.espalier.mail.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// One connection as bytes: buffered writing, bounded reading of replies, and a deadline that the
/// [Watchdog] enforces by closing the socket. Used by one thread at a time.
final class Wire implements AutoCloseable {

    /// Large enough for nearly every message to leave in one write.
    private static final int OUTGOING = 64 * 1024;

    private static final int INCOMING = 8 * 1024;
    private static final int LONGEST_REPLY = 32 * 1024;
    private static final long NONE = Long.MIN_VALUE;

    private final Socket socket;
    private final byte[] outgoing = new byte[OUTGOING];
    private final byte[] incoming = new byte[INCOMING];
    private InputStream in;
    private OutputStream out;
    private int written;
    private int from;
    private int to;
    private long patience = Long.MAX_VALUE / 2;
    private volatile long deadline = NONE;
    private volatile boolean late;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /// From here on each answer and each piece sent must be over within this time.
    void within(Duration time) {
        patience = time.toNanos();
    }

    /// Closes the socket under a reader or writer that has waited too long.
    void closeIfLate(long now) {
        long until = deadline;
        if (until != NONE && now - until > 0) {
            late = true;
            close();
        }
    }

    void put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes, 0, bytes.length);
    }

    /// Adds bytes; what does not fit leaves at once.
    void put(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > outgoing.length - written) {
            int part = outgoing.length - written;
            System.arraycopy(bytes, at, outgoing, written, part);
            written += part;
            at += part;
            left -= part;
            flush();
        }
        System.arraycopy(bytes, at, outgoing, written, left);
        written += left;
    }

    /// Makes sure that the next `length` bytes leave in one piece.
    void reserve(int length) throws IOException {
        if (length > outgoing.length - written) {
            flush();
        }
    }

    void flush() throws IOException {
        int length = written;
        written = 0;
        deadline = System.nanoTime() + patience;
        try {
            out.write(outgoing, 0, length);
        } catch (IOException e) {
            throw explained(e);
        } finally {
            deadline = NONE;
        }
    }

    /// Sends one command and reads its answer.
    Reply ask(String command) throws IOException {
        put(command);
        put("\r\n");
        flush();
        return read();
    }

    /// Reads one answer, however many lines it has.
    Reply read() throws IOException {
        deadline = System.nanoTime() + patience;
        try {
            return reply();
        } catch (IOException e) {
            throw explained(e);
        } finally {
            deadline = NONE;
        }
    }

    private Reply reply() throws IOException {
        String line = line();
        int code = code(line);
        if (isLast(line)) {
            return new Reply(code, List.of(text(line)));
        }
        List<String> lines = new ArrayList<>();
        int size = 0;
        while (!isLast(line)) {
            size += line.length();
            lines.add(text(line));
            if (size > LONGEST_REPLY) {
                throw new SmtpFault("the relay's answer is longer than 32 KiB");
            }
            line = line();
            if (code(line) != code) {
                throw new SmtpFault("the relay's answer changes its code: " + Reply.oneLine(line));
            }
        }
        lines.add(text(line));
        return new Reply(code, List.copyOf(lines));
    }

    /// Goes on inside TLS. Nothing said in plain text may be left over: it could have been slipped
    /// in by someone on the way.
    void secure(TlsUpgrade upgrade, String host) throws IOException {
        if (from != to) {
            throw new SmtpFault("the relay went on talking after it agreed to STARTTLS");
        }
        deadline = System.nanoTime() + patience;
        try {
            SSLSocket secured = upgrade.over(socket, host);
            in = secured.getInputStream();
            out = secured.getOutputStream();
        } catch (IOException e) {
            throw explained(e);
        } finally {
            deadline = NONE;
        }
    }

    InetAddress localAddress() {
        return socket.getLocalAddress();
    }

    /// Cuts the connection. The plain socket is closed also below TLS: a polite end of TLS would
    /// wait for a writer that is stuck.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing more can be done about a socket that does not close.
        }
    }

    private String line() throws IOException {
        int start = from;
        while (true) {
            for (int i = start; i < to; i++) {
                if (incoming[i] == '\n') {
                    int end = i > from && incoming[i - 1] == '\r' ? i - 1 : i;
                    String line = new String(incoming, from, end - from, StandardCharsets.UTF_8);
                    from = i + 1;
                    return line;
                }
            }
            start = fill();
        }
    }

    /// Reads more and returns where the new bytes begin.
    private int fill() throws IOException {
        if (from > 0) {
            System.arraycopy(incoming, from, incoming, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == incoming.length) {
            throw new SmtpFault("the relay's answer has a line longer than 8 KiB");
        }
        int count = in.read(incoming, to, incoming.length - to);
        if (count < 0) {
            throw new EOFException("the relay closed the connection");
        }
        to += count;
        return to - count;
    }

    private IOException explained(IOException e) {
        return late ? new SmtpFault("the relay took too long") : e;
    }

    private static int code(String line) throws SmtpFault {
        if (line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-')) {
            return Integer.parseInt(line, 0, 3, 10);
        }
        throw new SmtpFault("the relay's answer is no SMTP: " + Reply.oneLine(line));
    }

    private static boolean isLast(String line) {
        return line.length() == 3 || line.charAt(3) == ' ';
    }

    private static String text(String line) {
        return line.length() <= 4 ? "" : line.substring(4);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
