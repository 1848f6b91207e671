package dev.espalier.http;

import dev.espalier.http.door.Door;
import dev.espalier.http.openapi.OpenApi;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Route;
import dev.espalier.http.page.Pages;
import dev.espalier.http.rest.Cors;
import dev.espalier.http.rest.Replays;
import dev.espalier.http.rest.RestFace;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.trpc.TrpcFace;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.WireError;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The HTTP server. Starts once; closing it finishes the requests in hand and may be done twice.
public final class HttpServer implements AutoCloseable {

    /// Of a request's first line: what is longer than this server wants is read all the same, so
    /// that the face that was asked can say so. Longer still is refused unread.
    private static final int PROLOGUE = 256 * 1024;

    private static final int HEADERS = 16 * 1024;
    private final WebServer server;
    private final Patience patience;
    private final TrpcFace trpc;
    private final int port;

    private HttpServer(WebServer server, Patience patience, TrpcFace trpc) {
        this.server = server;
        this.patience = patience;
        this.trpc = trpc;
        this.port = server.port();
    }

    /// Listens, and returns when it does.
    ///
    /// @param pages asked in order
    /// @throws IllegalStateException when the address cannot be listened on
    public static HttpServer start(
            HttpConfig config,
            Operations operations,
            List<Pages> pages,
            Authenticator authenticator,
            Replays replays) {
        return start(config, operations, pages, authenticator, replays, Watcher.NOBODY);
    }

    /// The same, under somebody's eyes.
    public static HttpServer start(
            HttpConfig config,
            Operations operations,
            List<Pages> pages,
            Authenticator authenticator,
            Replays replays,
            Watcher watcher) {
        var limits = config.limits();
        var cors = new Cors(config.corsOrigins());
        var door = new Door(authenticator, config.publicUrl());
        var rest = new RestFace(operations, door, replays, cors, limits.body());
        var trpc = new TrpcFace(operations, door, replays, cors, limits.body(), config.trpc());
        var front = new Front(rest, trpc, OpenApi.of(operations), pages);
        var patience = new Patience(limits.read());
        var server =
                WebServer.builder()
                        .host(config.host())
                        .port(config.port())
                        .shutdownHook(false)
                        .shutdownGracePeriod(limits.grace())
                        .maxTcpConnections(limits.connections())
                        .maxPayloadSize(largestBody(operations, limits.body()))
                        .connectionOptions(options -> options.tcpNoDelay(true))
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(patience.over(http()))
                        .directHandlers(direct())
                        .routing(routing -> routing.any(watched(front, watcher)))
                        .build()
                        .start();
        if (!server.isRunning()) {
            patience.close();
            throw new IllegalStateException(
                    "cannot listen on " + config.host() + ":" + config.port());
        }
        return new HttpServer(server, patience, trpc);
    }

    private static Handler watched(Front front, Watcher watcher) {
        return (request, response) -> {
            long start = System.nanoTime();
            try {
                front.handle(request, response);
            } finally {
                if (response.isSent()) {
                    watcher.answered(
                            request.prologue().method().text(),
                            response.status().code(),
                            System.nanoTime() - start);
                }
            }
        };
    }

    private static Http1ConnectionSelector http() {
        var config =
                Http1Config.builder().maxPrologueLength(PROLOGUE).maxHeadersSize(HEADERS).build();
        return Http1ConnectionSelector.builder().config(config).build();
    }

    /// Helidon must let the largest body pass; each operation's own limit is checked on the way.
    private static int largestBody(Operations operations, int usual) {
        return operations.all().stream()
                .flatMap(operation -> operation.route().stream())
                .mapToInt(Route::bodyLimit)
                .reduce(usual, Math::max);
    }

    /// What Helidon refuses by itself looks like any other error.
    private static DirectHandlers direct() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, _, status, headers, message) ->
                            refusal(request.path(), status, headers, message));
        }
        return handlers.build();
    }

    /// Helidon says nothing at times.
    private static DirectHandler.TransportResponse refusal(
            String path, Status status, ServerResponseHeaders headers, @Nullable String said) {
        String id = Exchange.newId();
        String message = said == null ? status.reasonPhrase() : Shown.cut(said);
        var error =
                status.code() == 500
                        ? WireError.internal(id)
                        : WireError.ofStatus(status.code(), message);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.create("x-request-id"), id)
                .header(HeaderNames.create("x-content-type-options"), "nosniff")
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .entity(Front.body(path, error))
                .build();
    }

    /// The port it listens on, or did.
    public int port() {
        return port;
    }

    @Override
    public void close() {
        // First: a subscription in hand would never end by itself.
        trpc.close();
        server.stop();
        patience.close();
    }
}
