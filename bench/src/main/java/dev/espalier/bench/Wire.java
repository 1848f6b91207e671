package dev.espalier.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-open HTTP/1.1 connection that costs next to nothing, so that a run on the server's own
/// machine measures the server and not its caller.
final class Wire implements Closeable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    Wire(URI base, String key) throws IOException {
        this.socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream());
        this.head =
                " HTTP/1.1\r\nhost: "
                        + base.getAuthority()
                        + "\r\nauthorization: Bearer "
                        + key
                        + "\r\n";
    }

    /// Asks for something and reads the answer whole.
    ///
    /// @throws IllegalStateException when the answer is not 2xx
    String get(String path) throws IOException {
        out.write(("GET " + path + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return answer();
    }

    /// Sends one request and reads its answer whole.
    ///
    /// @throws IllegalStateException when the answer is not 2xx
    String post(String path, String body) throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var start =
                ("POST "
                                + path
                                + head
                                + "content-type: application/json\r\ncontent-length: "
                                + content.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        var request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        out.write(request);
        return answer();
    }

    private String answer() throws IOException {
        var status = line();
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException(header + " (expected: content-length)");
            }
        }
        var answer = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(
                    status + " " + new String(answer, StandardCharsets.UTF_8));
        }
        return new String(answer, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
