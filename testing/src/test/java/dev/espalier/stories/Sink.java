package dev.espalier.stories;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An SMTP server that takes everything and writes down what it heard, byte for byte, before it
/// answers.
final class Sink implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private final Function<String, String> answers;

    Sink() {
        this(_ -> "");
    }

    /// @param answers what it says to a command line; empty: yes
    Sink(Function<String, String> answers) {
        this.answers = answers;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Every command line since the last time it was asked for, and no data.
    List<String> takeCommands() {
        var heard = List.copyOf(commands);
        commands.clear();
        return heard;
    }

    /// The data of every message since the last time, with its line ends.
    List<String> takeMessages() {
        var heard = List.copyOf(messages);
        messages.clear();
        return heard;
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed, as every test ends.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            say(socket, "220 sink");
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                commands.add(line.stripTrailing());
                var scripted = answers.apply(line.stripTrailing());
                if (!scripted.isEmpty()) {
                    say(socket, scripted);
                    continue;
                }
                var verb = line.split("[ \r:]", 2)[0].toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    say(socket, "354 go");
                    data(in);
                }
                say(socket, verb.equals("EHLO") ? "250-sink\r\n250 SMTPUTF8" : "250 2.0.0 ok");
            }
        } catch (IOException _) {
            // The client went.
        }
    }

    private void data(InputStream in) throws IOException {
        var message = new StringBuilder();
        for (var line = line(in); !line.equals(".\r\n") && !line.isEmpty(); line = line(in)) {
            message.append(line.startsWith(".") ? line.substring(1) : line);
        }
        messages.add(message.toString());
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Up to LF, which a careless server takes for a line's end; empty at the end.
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
