package dev.espalier.http.trpc;

import dev.espalier.http.operation.Output;
import dev.espalier.http.operation.Tracked;
import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Outgoing;
import dev.espalier.http.wire.WireError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes server-sent events (the HTML standard's `text/event-stream`) in tRPC's words.
record Events(Outgoing body, Dialect dialect, Call call) {
    private static final byte[] PING = utf8("event: ping\ndata: \n\n");
    private static final byte[] RETURN = utf8("event: return\ndata: \n\n");
    private static final byte[] DATA = utf8("data: ");
    private static final byte[] FAILED = utf8("event: serialized-error\ndata: ");
    private static final byte[] END = utf8("\n\n");

    /// Comes first. A client that hears nothing for three pings asks again.
    void connected(Duration ping) {
        body.send(
                utf8(
                        "event: connected\ndata: {\"reconnectAfterInactivityMs\":%d}\n\n"
                                .formatted(ping.multipliedBy(3).toMillis())));
    }

    <E> void data(Output<E> output, Tracked<E> event) {
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(DATA);
        bytes.writeBytes(Json.write(out -> new Envelope(out).event(dialect, output, event.data())));
        bytes.writeBytes(utf8("\nid: " + event.id()));
        bytes.writeBytes(END);
        body.send(bytes.toByteArray());
    }

    void ping() {
        body.send(PING);
    }

    /// A clean end: the client does not come back.
    void ended() {
        body.send(RETURN);
    }

    /// The client comes back when the fault is the server's.
    void failed(WireError error) {
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(FAILED);
        bytes.writeBytes(Json.write(out -> new Envelope(out).error(dialect, error, call.shown())));
        bytes.writeBytes(END);
        body.send(bytes.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
