package dev.espalier.http;

import dev.espalier.http.trpc.TrpcLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How the server listens.
///
/// @param port 0..65535; 0 takes any free one
/// @param limits how much it takes
/// @param corsOrigins origins whose pages may call the API, such as `https://app.example.com`
/// @param trpc how much a tRPC client may ask for
/// @param publicUrl where people reach the server, when that is known
public record HttpConfig(
        String host,
        int port,
        Limits limits,
        Set<String> corsOrigins,
        TrpcLimits trpc,
        Optional<URI> publicUrl) {

    /// With the usual limits for tRPC.
    public HttpConfig(String host, int port, Limits limits, Set<String> corsOrigins) {
        this(host, port, limits, corsOrigins, TrpcLimits.usual());
    }

    /// Reached at the address it listens on.
    public HttpConfig(
            String host, int port, Limits limits, Set<String> corsOrigins, TrpcLimits trpc) {
        this(host, port, limits, corsOrigins, trpc, Optional.empty());
    }

    /// The same, reached there.
    public HttpConfig reachedAt(Optional<URI> url) {
        return new HttpConfig(host, port, limits, corsOrigins, trpc, url);
    }

    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port: " + port + " (expected: 0..65535)");
        }
        corsOrigins = Set.copyOf(corsOrigins);
        for (String origin : corsOrigins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "http.cors-origins: "
                                + origin
                                + " (expected: https://host or http://host:port)");
            }
        }
    }

    /// Any free port on the loopback address, usual limits, no other origins.
    public static HttpConfig local() {
        return new HttpConfig("127.0.0.1", 0, Limits.usual(), Set.of());
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// How much the server takes before it says no.
    ///
    /// @param body bytes of a request body, where an operation names no other limit
    /// @param connections open at once; more wait in the system's queue
    /// @param read how long a client may take from one answer to the end of its next request,
    ///   waiting included; a second more for each 16 KiB it sends
    /// @param grace how long stopping waits for requests in hand
    public record Limits(int body, int connections, Duration read, Duration grace) {

        /// 1 MiB, 2,000 connections, 30 s, 10 s.
        public static Limits usual() {
            return new Limits(1024 * 1024, 2_000, Duration.ofSeconds(30), Duration.ofSeconds(10));
        }

        public Limits {
            if (body < 1) {
                throw new IllegalArgumentException(
                        "http.limits.body: " + body + " (expected: > 0)");
            }
            if (connections < 1) {
                throw new IllegalArgumentException(
                        "http.limits.connections: " + connections + " (expected: > 0)");
            }
            if (!read.isPositive() || grace.isNegative()) {
                throw new IllegalArgumentException(
                        "http.limits.read, grace: "
                                + read
                                + ", "
                                + grace
                                + " (expected: > 0, >= 0)");
            }
        }
    }
}
