package dev.espalier.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Closes connections whose other side lets the server wait: silent ones, those that send or take a
/// few bytes at a time, and those that stop in the middle.
///
/// Helidon 4.5.0 has the option but no deadline on an accepted connection, so without this 2,000
/// silent ones would keep everybody out. From one answer to the next request's last byte a client
/// has the limit, and a second more for each 16 KiB that it sends. Work on a request does not
/// count.
final class Patience implements AutoCloseable {
    private static final long BYTES_A_SECOND = 16 * 1024;
    private final long limit;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("http-patience").factory());

    Patience(Duration limit) {
        this.limit = limit.toNanos();
        long pause = Math.clamp(limit.toMillis() / 4, 50, 2_000);
        var _ = ticker.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        long now = System.nanoTime();
        watches.removeIf(watch -> watch.endedOrOverdue(now));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    /// The same protocol, watched.
    ServerConnectionSelector over(ServerConnectionSelector protocol) {
        return new ServerConnectionSelector() {
            @Override
            public int bytesToIdentifyConnection() {
                return protocol.bytesToIdentifyConnection();
            }

            @Override
            public Support supports(BufferData data) {
                return protocol.supports(data);
            }

            @Override
            public Set<String> supportedApplicationProtocols() {
                return protocol.supportedApplicationProtocols();
            }

            @Override
            public ServerConnection connection(ConnectionContext context) {
                var watch = new Watch();
                watches.add(watch);
                return protocol.connection(
                        new Watched(context, watch, reader(context.dataReader(), watch)));
            }
        };
    }

    private static DataReader reader(DataReader plain, Watch watch) {
        return DataReader.create(() ->
                watch.timed(() -> {
                    try {
                        plain.ensureAvailable();
                    } catch (DataReader.InsufficientDataAvailableException _) {
                        return null;
                    }
                    byte[] bytes = plain.readBytes(plain.available());
                    watch.received(bytes.length);
                    return bytes;
                }));
    }

    /// One connection, made on the thread that carries it.
    private final class Watch {
        private final Thread thread = Thread.currentThread();
        private boolean blocked;
        private long since = System.nanoTime();
        private long spent;
        private long bytes;

        <T> @Nullable T timed(Supplier<@Nullable T> io) {
            begin();
            try {
                return io.get();
            } finally {
                end();
            }
        }

        private synchronized void begin() {
            blocked = true;
            since = System.nanoTime();
        }

        private synchronized void end() {
            blocked = false;
            spent += System.nanoTime() - since;
        }

        synchronized void received(int count) {
            bytes += count;
        }

        /// An answer went out.
        synchronized void answered() {
            spent = 0;
            bytes = 0;
        }

        /// Interrupting a thread that waits for its socket closes the socket; one that works is
        /// left alone.
        synchronized boolean endedOrOverdue(long now) {
            long allowed = limit + TimeUnit.SECONDS.toNanos(bytes / BYTES_A_SECOND);
            boolean overdue = blocked && spent + (now - since) > allowed;
            if (overdue) {
                thread.interrupt();
            }
            return overdue || !thread.isAlive();
        }
    }

    private record Watched(ConnectionContext plain, Watch watch, DataReader dataReader)
            implements ConnectionContext {

        @Override
        public DataWriter dataWriter() {
            return new WatchedWriter(plain.dataWriter(), watch);
        }

        @Override
        public ListenerContext listenerContext() {
            return plain.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return plain.executor();
        }

        @Override
        public Router router() {
            return plain.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return plain.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return plain.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return plain.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return plain.localPeer();
        }

        @Override
        public boolean isSecure() {
            return plain.isSecure();
        }

        @Override
        public String socketId() {
            return plain.socketId();
        }

        @Override
        public String childSocketId() {
            return plain.childSocketId();
        }
    }

    private record WatchedWriter(DataWriter plain, Watch watch) implements DataWriter {

        private void timed(Runnable write) {
            watch.answered();
            watch.timed(() -> {
                write.run();
                return null;
            });
            watch.answered();
        }

        @Override
        public void write(BufferData... buffers) {
            timed(() -> plain.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            timed(() -> plain.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            timed(() -> plain.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            timed(() -> plain.writeNow(buffer));
        }

        @Override
        public void flush() {
            timed(plain::flush);
        }

        @Override
        public void close() {
            plain.close();
        }
    }
}
