package dev.espalier.server;

import dev.espalier.http.HttpConfig;
import dev.espalier.http.HttpServer;
import dev.espalier.http.Watcher;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.page.Pages;
import dev.espalier.http.rest.Replays;
import dev.espalier.server.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/// The HTTP server at the configured address.
final class Listening implements AutoCloseable {

    private final HttpServer http;
    private final String url;

    private Listening(HttpServer http, String url) {
        this.http = http;
        this.url = url;
    }

    /// @throws CannotStart when the address cannot be listened on
    static Listening start(
            Config config,
            Operations operations,
            List<Pages> pages,
            Authenticator authenticator,
            Replays replays,
            Watcher watcher) {
        var asked =
                new HttpConfig(
                                config.http().host(),
                                config.http().port(),
                                HttpConfig.Limits.usual(),
                                config.http().corsOrigins())
                        .reachedAt(config.publicUrl());
        try {
            var http = HttpServer.start(asked, operations, pages, authenticator, replays, watcher);
            return new Listening(http, "http://" + reachable(asked.host()) + ":" + http.port());
        } catch (IllegalStateException failed) {
            throw new CannotStart(
                    taken(config.http(), String.valueOf(failed.getMessage())), failed);
        }
    }

    /// A port that is taken is told before the database takes its seconds.
    ///
    /// @throws CannotStart when the address cannot be listened on
    static void checkFree(Config.Http http) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
        } catch (UnknownHostException failed) {
            throw new CannotStart(
                    "http.host: %s (expected: a host name or an address of this machine)"
                            .formatted(http.host()),
                    failed);
        } catch (IOException failed) {
            throw new CannotStart(taken(http, String.valueOf(failed.getMessage())), failed);
        }
    }

    private static String taken(Config.Http http, String reason) {
        return "http: cannot listen on %s:%d: %s (expected: a free address; ESPALIER_HTTP_HOST and ESPALIER_HTTP_PORT choose another)"
                .formatted(http.host(), http.port(), reason);
    }

    /// Whether people reach the server over HTTPS.
    static boolean isSecure(Config config) {
        return config.publicUrl().filter(uri -> "https".equals(uri.getScheme())).isPresent();
    }

    /// Every address of the machine is reached at the loopback one.
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        http.close();
    }
}
