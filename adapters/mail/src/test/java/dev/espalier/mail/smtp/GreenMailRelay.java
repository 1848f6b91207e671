package dev.espalier.mail.smtp;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.stream.Stream;

/// A real SMTP server in this process, on a free port of the loopback.
final class GreenMailRelay implements AutoCloseable {

    private final GreenMail server;
    private final int port;

    private GreenMailRelay(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol).dynamicPort());
        server.start();
        port =
                protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                        ? server.getSmtps().getPort()
                        : server.getSmtp().getPort();
    }

    static GreenMailRelay plain() {
        return new GreenMailRelay(ServerSetup.PROTOCOL_SMTP);
    }

    static GreenMailRelay tls() {
        return new GreenMailRelay(ServerSetup.PROTOCOL_SMTPS);
    }

    /// From now on only this user may send.
    GreenMailRelay knowing(String user, String password) {
        server.getUserManager().setAuthRequired(true);
        server.setUser(user + "@example.test", user, password);
        return this;
    }

    int port() {
        return port;
    }

    /// The server takes the last line's end for a part of the final dot.
    List<String> arrived() {
        return Stream.of(server.getReceivedMessages())
                .map(message -> GreenMailUtil.getWholeMessage(message) + "\r\n")
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
