package dev.espalier.feedback.smtp;

import java.time.Duration;

/// How the port listens.
///
/// @param port 0..65535; 0 takes any free one
/// @param idle how long a client may be silent
/// @param session how long one connection may last in all
/// @param connections most at once
/// @param errors refused commands after which a connection is closed
/// @param size most bytes of a message
public record InboundConfig(
        String host,
        int port,
        Duration idle,
        Duration session,
        int connections,
        int errors,
        int size) {

    /// A minute of silence, ten in all, 50 connections, 10 errors, 10 MiB.
    public static InboundConfig at(String host, int port) {
        return new InboundConfig(
                host,
                port,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                50,
                10,
                10 * 1024 * 1024);
    }

    public InboundConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("inbound.smtp: " + port + " (expected: 0..65535)");
        }
        if (!idle.isPositive() || !session.isPositive()) {
            throw new IllegalArgumentException("inbound.smtp: time-outs (expected: > 0)");
        }
        if (connections < 1 || errors < 1 || size < 1024) {
            throw new IllegalArgumentException(
                    "inbound.smtp: limits (expected: connections and errors > 0, size >= 1024)");
        }
    }
}
