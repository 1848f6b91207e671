package dev.espalier.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a server and loses the answers of the first connections: they end when the answer
/// is there.
final class LosingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int port;
    private final int losses;
    private final AtomicInteger connections = new AtomicInteger();

    LosingProxy(int port, int losses) {
        this.port = port;
        this.losses = losses;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /// So far.
    int connections() {
        return connections.get();
    }

    private void open() {
        try {
            while (true) {
                var caller = door.accept();
                boolean loses = connections.incrementAndGet() <= losses;
                Thread.ofVirtual().start(() -> serve(caller, loses));
            }
        } catch (SocketException closed) {
            // It was asked to end.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket caller, boolean loses) {
        try (caller;
                var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread.ofVirtual().start(() -> pass(caller, server));
            if (loses) {
                server.getInputStream().read();
            } else {
                server.getInputStream().transferTo(caller.getOutputStream());
            }
        } catch (IOException gone) {
            // Either side may end it.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Either side may end it.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
