package dev.espalier.mail.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A relay on raw sockets that obeys until it is told not to. It logs before it answers, and takes
/// a message only when it saw a recipient and a final dot.
final class ScriptedRelay implements AutoCloseable {

    /// Instead of an answer: closes the connection in an orderly way.
    static final String HANGS_UP = "\u0000hang up";

    /// Instead of an answer: resets the connection.
    static final String RESETS = "\u0000reset";

    /// Instead of an answer: nothing, until the relay is closed.
    static final String SAYS_NOTHING = "\u0000nothing";

    private static final String DRIPS = "\u0000drips";

    /// For the command that ends a message.
    static final String DOT = ".";

    static final String GREETING = "";

    private final ServerSocket server;
    private final Thread accepting;
    private final Map<String, String> always = new ConcurrentHashMap<>();
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String deafAfter = "none";
    private volatile String held = "none";
    private volatile @Nullable SSLContext tls;

    ScriptedRelay() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        offers("PIPELINING", "8BITMIME", "SMTPUTF8", "SIZE 100000", "ENHANCEDSTATUSCODES");
        accepting = Thread.ofVirtual().start(this::accept);
    }

    /// @param command its first word, or [#GREETING] or [#DOT]
    ScriptedRelay answering(String command, String reply) {
        always.put(command, reply);
        return this;
    }

    /// Only the first time, on whatever connection.
    ScriptedRelay answeringOnce(String command, String reply) {
        once.put(command, reply);
        return this;
    }

    ScriptedRelay offers(String... extensions) {
        return answering("EHLO", ehlo(extensions));
    }

    ScriptedRelay withTls(SSLContext context) {
        tls = context;
        return this;
    }

    static String ehlo(String... extensions) {
        var reply = new StringBuilder(extensions.length == 0 ? "250 relay" : "250-relay\r\n");
        for (int i = 0; i < extensions.length; i++) {
            boolean last = i == extensions.length - 1;
            reply.append(last ? "250 " : "250-").append(extensions[i]).append(last ? "" : "\r\n");
        }
        return reply.toString();
    }

    /// Answers this command and reads nothing more.
    ScriptedRelay stopReadingAfter(String command) {
        deafAfter = command;
        return this;
    }

    /// Answers this command one byte at a time and never to its end.
    ScriptedRelay drips(String command) {
        return answering(command, DRIPS);
    }

    /// Answers this command only after [#letGo].
    ScriptedRelay holds(String command) {
        held = command;
        return this;
    }

    void letGo() {
        released.countDown();
    }

    int port() {
        return server.getLocalPort();
    }

    /// Every command line, in the order it was read.
    List<String> heard() {
        return List.copyOf(heard);
    }

    /// The messages taken for at least one recipient, as they came after their envelope was
    /// dropped.
    List<String> arrived() {
        return List.copyOf(arrived);
    }

    int connections() {
        return connections.get();
    }

    /// What a relay does to connections that rest too long.
    void dropConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    boolean hasOpenConnections() {
        return !open.isEmpty();
    }

    @Override
    public void close() {
        closed.countDown();
        released.countDown();
        try {
            server.close();
            // A virtual thread gives the listening socket up when it wakes, not at once.
            accepting.join();
            dropConnections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed, as every test ends.
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            new Talk(socket).run();
        } catch (IOException _) {
            // The client went, or the script did.
        } finally {
            open.remove(socket);
        }
    }

    private final class Talk {
        private Socket socket;
        private InputStream in;
        private boolean recipient;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
        }

        void run() throws IOException {
            answer(GREETING, "220 relay");
            while (true) {
                String line = line();
                heard.add(line);
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                obey(command);
            }
        }

        private void obey(String command) throws IOException {
            switch (command) {
                case "DATA" -> {
                    if (answer(command, recipient ? "354 go" : "554 5.5.1 no recipient")
                            .startsWith("354")) {
                        data();
                    }
                    recipient = false;
                }
                case "RCPT" -> recipient |= answer(command, "250 2.1.5 ok").startsWith("2");
                case "QUIT" -> {
                    answer(command, "221 2.0.0 bye");
                    throw new SocketException("done");
                }
                case "STARTTLS" -> {
                    if (answer(command, "220 go").startsWith("220")) {
                        secure();
                    }
                }
                default -> answer(command, "250 2.0.0 ok");
            }
        }

        private void data() throws IOException {
            var message = new StringBuilder();
            for (String line = line(); !line.equals("."); line = line()) {
                message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            heard.add(DOT);
            if (recipient && !always.getOrDefault(DOT, "2").startsWith("5")) {
                arrived.add(message.toString());
            }
            answer(DOT, "250 2.0.0 queued");
        }

        private String answer(String command, String usual) throws IOException {
            if (command.equals(held)) {
                await(released);
            }
            String first = once.remove(command);
            String reply = first != null ? first : always.getOrDefault(command, usual);
            switch (reply) {
                case HANGS_UP -> throw new SocketException("told to");
                case RESETS -> {
                    socket.setSoLinger(true, 0);
                    throw new SocketException("told to");
                }
                case SAYS_NOTHING -> await(closed);
                case DRIPS -> drip();
                default -> {
                    byte[] bytes = (reply + "\r\n").getBytes(StandardCharsets.UTF_8);
                    socket.getOutputStream().write(bytes);
                }
            }
            if (command.equals(deafAfter)) {
                await(closed);
            }
            return reply;
        }

        private void drip() throws IOException {
            while (closed.getCount() > 0) {
                socket.getOutputStream().write('2');
                LockSupport.parkNanos(10_000_000);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void secure() throws IOException {
            var secured =
                    (SSLSocket)
                            Objects.requireNonNull(tls)
                                    .getSocketFactory()
                                    .createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            in = new BufferedInputStream(secured.getInputStream());
        }

        /// A line ends with CRLF and with nothing else.
        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int last = 0, b = in.read(); ; last = b, b = in.read()) {
                if (b < 0) {
                    throw new SocketException("the client went");
                }
                if (last == '\r' && b == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    return text.substring(0, text.length() - 1);
                }
                line.write(b);
            }
        }
    }
}
