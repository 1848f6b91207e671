package dev.espalier.http.wire;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its one answer. Belongs to one thread.
public final class Exchange {
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("x-forwarded-for");
    private static final HeaderName REQUEST_ID = HeaderNames.create("x-request-id");
    private static final HeaderName NO_SNIFF = HeaderNames.create("x-content-type-options");
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /// In characters. A client that is told nothing of a limit puts the inputs of a whole batch in
    /// the address.
    private static final int LONGEST_ADDRESS = 64 * 1024;

    private static final long DRAINED = 16L * 1024 * 1024;
    private static final Pattern GIVEN_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private final ServerRequest request;
    private final ServerResponse response;
    private final String requestId;

    private Exchange(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
        this.requestId =
                request.headers()
                        .first(REQUEST_ID)
                        .filter(given -> GIVEN_ID.matcher(given).matches())
                        .orElseGet(Exchange::newId);
    }

    public static Exchange of(ServerRequest request, ServerResponse response) {
        var exchange = new Exchange(request, response);
        exchange.header("x-request-id", exchange.requestId);
        response.header(NO_SNIFF, "nosniff");
        return exchange;
    }

    /// 16 hexadecimal digits. Names a request in the log; no secret.
    public static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /// The caller's own when it sent a decent one, else new.
    public String requestId() {
        return requestId;
    }

    /// As sent; HEAD is HEAD.
    public String method() {
        return request.prologue().method().text();
    }

    /// Not decoded, without the query.
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    /// Not decoded; empty when there is none.
    public String rawQuery() {
        return request.prologue().query().rawValue();
    }

    /// @throws Problem when path and query together are too long
    public void requireFitAddress() {
        int length = rawPath().length() + rawQuery().length();
        if (length > LONGEST_ADDRESS) {
            throw Problem.addressTooLong(length, LONGEST_ADDRESS);
        }
    }

    public Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    /// The address that it came from. A proxy on this machine is believed when it tells whom it
    /// speaks for.
    public String from() {
        var peer = request.remotePeer();
        boolean isNear =
                peer.address() instanceof InetSocketAddress address
                        && address.getAddress() != null
                        && address.getAddress().isLoopbackAddress();
        return header(FORWARDED_FOR)
                .filter(_ -> isNear)
                .map(told -> told.substring(told.lastIndexOf(',') + 1).strip())
                .filter(told -> !told.isEmpty())
                .orElse(peer.host());
    }

    /// Whether anything was sent, or will be.
    public boolean hasBody() {
        return request.content().hasEntity();
    }

    /// The whole body.
    ///
    /// @param limit in bytes
    /// @throws Problem when there is more
    /// @throws Gone when it ends before its time
    public byte[] body(int limit) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        var stream = request.content().inputStream();
        if (request.headers().contentLength().orElse(0) > limit) {
            throw refusedBody(stream, limit);
        }
        byte[] body = received(stream, limit);
        if (body.length > limit) {
            throw refusedBody(stream, limit);
        }
        return body;
    }

    /// A client that is still writing when the connection closes never reads the answer: what is
    /// not much too much is taken in and thrown away first. More than Helidon lets through it
    /// refuses by itself.
    private Problem refusedBody(InputStream rest, int limit) {
        if (request.headers().contentLength().orElse(0) <= DRAINED) {
            try {
                for (long left = DRAINED; left > 0; ) {
                    long skipped = rest.skip(left);
                    if (skipped <= 0) {
                        break;
                    }
                    left -= skipped;
                }
            } catch (IOException
                    | UncheckedIOException
                    | DataReader.InsufficientDataAvailableException
                    | RequestException
                    | NumberFormatException e) {
                LOG.debug("request {}: the rest of a body that is too large", requestId, e);
            }
        }
        return Problem.tooLarge(limit);
    }

    private static byte[] received(InputStream stream, int limit) {
        try {
            return stream.readNBytes(limit + 1);
        } catch (IOException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException e) {
            throw new Gone(e);
        } catch (RequestException e) {
            throw e.status().code() == 413 ? Problem.tooLarge(limit) : Problem.brokenBody();
        } catch (NumberFormatException _) {
            // Helidon 4.5.0 lets this out for a chunk whose size is no number.
            throw Problem.brokenBody();
        }
    }

    /// The body as it comes in.
    ///
    /// @param limit in bytes; reading beyond it throws a [Problem], and a [Gone] is thrown when the
    ///   body ends before its time
    public InputStream stream(long limit) {
        if (!request.content().hasEntity()) {
            return InputStream.nullInputStream();
        }
        if (request.headers().contentLength().orElse(0) > limit) {
            throw Problem.tooLarge(limit);
        }
        return new Incoming(request.content().inputStream(), limit);
    }

    public Exchange header(String name, String value) {
        response.header(HeaderNames.create(name), value);
        return this;
    }

    /// Answers with a body that comes into being while it is sent.
    public Outgoing answering(int status, String mediaType) {
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        return new Outgoing(response.outputStream());
    }

    /// Answers. An empty body is sent without a content type.
    public void answer(int status, String mediaType, byte[] body) {
        response.status(Status.create(status));
        if (status == 204) {
            response.send();
            return;
        }
        if (!mediaType.isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, mediaType);
        }
        if (method().equals("HEAD")) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            response.send();
            return;
        }
        response.send(body);
    }
}
