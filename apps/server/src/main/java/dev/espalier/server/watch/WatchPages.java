package dev.espalier.server.watch;

import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `/health` and `/metrics`.
public final class WatchPages implements Pages {

    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final Store store;
    private final Metrics metrics;
    private final String node;

    /// @param node the name of this process, of letters, digits, `.`, `-` and `:`
    public WatchPages(Store store, Metrics metrics, String node) {
        this.store = store;
        this.metrics = metrics;
        this.node = node;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.method().equals("GET")) {
            return Optional.empty();
        }
        if (visit.segments().equals(List.of("health"))) {
            return Optional.of(health());
        }
        return visit.segments().equals(List.of("metrics"))
                ? Optional.of(Reply.bytes(200, METRICS, metrics.text()))
                : Optional.empty();
    }

    private Reply health() {
        boolean answers = answers();
        var json =
                "{\"status\":\"%s\",\"database\":\"%s\",\"node\":\"%s\"}"
                        .formatted(answers ? "ok" : "unavailable", answers ? "ok" : "away", node);
        return Reply.bytes(
                answers ? 200 : 503, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private boolean answers() {
        try {
            store.run(tx -> tx.nodes().databaseTime());
            return true;
        } catch (Unavailable _) {
            return false;
        }
    }
}
