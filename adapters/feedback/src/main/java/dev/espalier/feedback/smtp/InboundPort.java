package dev.espalier.feedback.smtp;

import dev.espalier.engine.feedback.MailRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens, a virtual thread for each connection. Closing it ends the conversations; a client that
/// got no answer brings its message again.
public final class InboundPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboundPort.class);
    private static final byte[] BUSY =
            "421 4.3.2 too many connections, come back later\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final InboundConfig config;
    private final MailRoom room;
    private final ServerSocket server;
    private final Semaphore places;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    private InboundPort(InboundConfig config, MailRoom room, ServerSocket server) {
        this.config = config;
        this.room = room;
        this.server = server;
        this.places = new Semaphore(config.connections());
    }

    /// Returns when it listens.
    ///
    /// @throws UncheckedIOException when the address cannot be listened on
    public static InboundPort start(InboundConfig config, MailRoom room) {
        try {
            var server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(
                        new InetSocketAddress(InetAddress.getByName(config.host()), config.port()));
            } catch (IOException failed) {
                server.close();
                throw failed;
            }
            var port = new InboundPort(config, room, server);
            Thread.ofVirtual().name("inbound-smtp").start(port::accept);
            return port;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "inbound.smtp: cannot listen on %s:%d: %s (expected: a free address; ESPALIER_INBOUND_SMTP names another)"
                            .formatted(config.host(), config.port(), failed.getMessage()),
                    failed);
        }
    }

    /// The port it listens on, or did.
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!closing) {
            try {
                var socket = server.accept();
                if (!places.tryAcquire()) {
                    turnAway(socket);
                    continue;
                }
                open.add(socket);
                Thread.ofVirtual().name("inbound-smtp-talk").start(() -> talk(socket));
            } catch (IOException failed) {
                if (!closing) {
                    LOG.warn("inbound SMTP: a connection could not be accepted", failed);
                }
            }
        }
    }

    private static void turnAway(Socket socket) {
        try (socket) {
            socket.getOutputStream().write(BUSY);
        } catch (IOException failed) {
            LOG.debug("inbound SMTP: gone before it was turned away", failed);
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new Conversation(config, room, new Lines(socket, config)).run();
        } catch (IOException gone) {
            LOG.debug("inbound SMTP: a client went away: {}", gone.getMessage());
        } catch (RuntimeException defect) {
            // The owner of a conversation: the client got no 250 and brings its message again.
            LOG.error("inbound SMTP: a conversation failed", defect);
        } finally {
            open.remove(socket);
            places.release();
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            server.close();
        } catch (IOException failed) {
            LOG.debug("inbound SMTP: closing", failed);
        }
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException failed) {
                LOG.debug("inbound SMTP: closing a connection", failed);
            }
        }
    }
}
