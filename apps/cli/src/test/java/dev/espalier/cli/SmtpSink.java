package dev.espalier.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An SMTP server (RFC 5321, with PIPELINING) that takes every message and writes it down before it
/// answers: the judge of what went out stands outside of what is judged.
final class SmtpSink implements AutoCloseable {

    /// What was taken.
    record Taken(String recipient, String subject, String messageId) {}

    private final ServerSocket server;
    private final List<Taken> taken = new ArrayList<>();

    private SmtpSink(ServerSocket server) {
        this.server = server;
    }

    static SmtpSink start() {
        try {
            var sink = new SmtpSink(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(sink::accept);
            return sink;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort() + "?tls=off";
    }

    List<Taken> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    int count() {
        synchronized (taken) {
            return taken.size();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            // Small answers to a client that waits for them: held back, they would cost 40 ms each.
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            say(out, "220 sink.example ESMTP");
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("EHLO")) {
                    say(out, "250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
                } else if (verb.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, "250 2.1.5 ok");
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    take(recipient, in);
                    say(out, "250 2.0.0 taken");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 2.0.0 bye");
                    return;
                } else {
                    say(out, "250 2.0.0 ok");
                }
            }
        } catch (IOException _) {
            // The client has gone; what it was told was written down.
        }
    }

    private void take(String recipient, BufferedReader in) throws IOException {
        var subject = "";
        var messageId = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Subject: ")) {
                subject = line.substring("Subject: ".length());
            } else if (line.toLowerCase(Locale.ROOT).startsWith("message-id: ")) {
                messageId = line.substring("message-id: ".length());
            }
        }
        synchronized (taken) {
            taken.add(new Taken(recipient, subject, messageId));
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
