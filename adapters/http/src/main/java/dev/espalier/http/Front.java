package dev.espalier.http;

import dev.espalier.http.callback.CallbackPages;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.preview.PreviewPages;
import dev.espalier.http.rest.RestFace;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.trpc.TrpcFace;
import dev.espalier.http.webhook.WebhookPages;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Gone;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.Target;
import dev.espalier.http.wire.Trouble;
import dev.espalier.http.wire.WireError;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Owns every request: finds the face it is for and answers whatever that throws.
final class Front {
    private static final String JSON = "application/json";
    private static final int PAGE_BODY = 64 * 1024;

    /// SNS posts 256 KiB at most, written as JSON within JSON; who calls back leaves out what is
    /// larger.
    private static final int WEBHOOK_BODY = 1024 * 1024;

    /// A mail's two bodies, percent-encoded.
    private static final int PREVIEW_BODY = 6 * 1024 * 1024;

    private final RestFace rest;
    private final TrpcFace trpc;
    private final byte[] openApi;
    private final List<Pages> pages;

    Front(RestFace rest, TrpcFace trpc, byte[] openApi, List<Pages> pages) {
        this.rest = rest;
        this.trpc = trpc;
        this.openApi = openApi;
        this.pages = List.copyOf(pages);
    }

    void handle(ServerRequest request, ServerResponse response) {
        var exchange = Exchange.of(request, response);
        try {
            serve(exchange);
        } catch (Problem e) {
            e.headers().forEach(exchange::header);
            refuse(exchange, e.error());
        } catch (Gone e) {
            throw new CloseConnectionException("the client went away", e);
        } catch (CloseConnectionException | RequestException e) {
            // Helidon's own: the connection is lost, or the request broke HTTP while it was read.
            throw e;
        } catch (Exception e) {
            String asked = exchange.method() + " " + Shown.cut(exchange.rawPath());
            refuse(exchange, Trouble.told(e, exchange.requestId(), asked));
        }
    }

    private void serve(Exchange exchange) {
        if (TrpcFace.serves(exchange.rawPath())) {
            trpc.serve(exchange);
            return;
        }
        var segments = Target.segments(exchange.rawPath());
        if (segments.isEmpty()
                || !segments.getFirst().equals("api")
                || segments.equals(CallbackPages.PATH)) {
            page(exchange, segments);
        } else if (segments.equals(List.of("api", "openapi.json"))
                && !exchange.method().equals("OPTIONS")) {
            document(exchange);
        } else {
            rest.serve(exchange, segments.subList(1, segments.size()));
        }
    }

    private void document(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            throw Problem.methodNotAllowed(
                    Shown.cut(exchange.method()) + " (expected: GET, HEAD)", "GET, HEAD");
        }
        // The document is public, so any page may read it.
        exchange.header("access-control-allow-origin", "*").answer(200, JSON, openApi);
    }

    private void page(Exchange exchange, List<String> segments) {
        exchange.requireFitAddress();
        var visit =
                new Visit(
                        exchange.method().equals("HEAD") ? "GET" : exchange.method(),
                        segments,
                        Target.query(exchange.rawQuery()),
                        name -> exchange.header(HeaderNames.create(name)),
                        exchange.from(),
                        () -> exchange.body(bodyLimit(segments)));
        for (var set : pages) {
            Optional<Reply> reply = set.serve(visit);
            if (reply.isPresent()) {
                reply.get().headers().forEach(exchange::header);
                exchange.answer(reply.get().status(), reply.get().mediaType(), reply.get().body());
                return;
            }
        }
        throw Problem.notFound(
                "no such page: %s (expected: a path below /api or /trpc, right behind the address of this server)"
                        .formatted(Shown.text(exchange.rawPath())));
    }

    private static int bodyLimit(List<String> segments) {
        boolean isTold =
                segments.equals(CallbackPages.PATH)
                        || (!segments.isEmpty() && segments.getFirst().equals(WebhookPages.PATH));
        if (segments.equals(PreviewPages.PATH)) {
            return PREVIEW_BODY;
        }
        return isTold ? WEBHOOK_BODY : PAGE_BODY;
    }

    private static void refuse(Exchange exchange, WireError error) {
        error.headers().forEach(exchange::header);
        exchange.answer(error.status(), JSON, body(exchange.rawPath(), error));
    }

    /// A no in the words of the face that was asked.
    static byte[] body(String rawPath, WireError error) {
        return TrpcFace.serves(rawPath) ? TrpcFace.refusal(rawPath, error) : error.json();
    }
}
