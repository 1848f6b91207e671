package dev.espalier.mail.smtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/// Opens connections: TCP, greeting, EHLO, TLS, login.
final class Dialer {

    private final SmtpConfig config;
    private final TlsUpgrade upgrade;
    private final Watchdog watchdog;

    Dialer(SmtpConfig config, TlsUpgrade upgrade, Watchdog watchdog) {
        this.config = config;
        this.upgrade = upgrade;
        this.watchdog = watchdog;
    }

    /// @throws IOException when there is no way to a relay that would take mail from us
    Session dial() throws IOException {
        Wire wire = new Wire(connect());
        watchdog.watch(wire);
        boolean ready = false;
        try {
            wire.within(config.timeouts().reply());
            Capabilities capabilities = greet(wire);
            ready = true;
            return new Session(wire, capabilities, config.timeouts());
        } finally {
            if (!ready) {
                watchdog.release(wire);
            }
        }
    }

    private Socket connect() throws IOException {
        @Nullable IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(config.host())) {
            Socket socket = new Socket();
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                socket.connect(
                        new InetSocketAddress(address, config.port()),
                        Math.toIntExact(config.timeouts().connect().toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new SmtpFault("no address for " + config.host()) : failure;
    }

    private Capabilities greet(Wire wire) throws IOException {
        Tls.Mode mode = config.tls().mode();
        if (mode == Tls.Mode.IMPLICIT) {
            wire.secure(upgrade, config.host());
        }
        expectPositive("greeting", wire.read());
        Capabilities offered = hello(wire);
        if (mode == Tls.Mode.REQUIRED && !offered.startTls()) {
            throw new SmtpFault("the relay offers no STARTTLS (expected: it, as tls is required)");
        }
        boolean secure = mode == Tls.Mode.REQUIRED || mode == Tls.Mode.OPPORTUNISTIC;
        if (secure && offered.startTls()) {
            expectPositive("STARTTLS", wire.ask("STARTTLS"));
            wire.secure(upgrade, config.host());
            // What was said before TLS may have been changed on the way (RFC 3207 section 4.2).
            offered = hello(wire);
        }
        Authentication.over(wire, offered, config.login());
        return offered;
    }

    private Capabilities hello(Wire wire) throws IOException {
        String name = config.ehlo().isEmpty() ? literal(wire.localAddress()) : config.ehlo();
        Reply ehlo = wire.ask("EHLO " + name);
        if (ehlo.isPositive()) {
            return Capabilities.of(ehlo);
        }
        if (ehlo.code() >= 500) {
            expectPositive("HELO", wire.ask("HELO " + name));
            return Capabilities.NONE;
        }
        expectPositive("EHLO", ehlo);
        return Capabilities.NONE;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }

    private static void expectPositive(String command, Reply reply) throws SmtpFault {
        if (!reply.isPositive()) {
            throw new SmtpFault(reply.code(), command + ": " + reply.text());
        }
    }
}
