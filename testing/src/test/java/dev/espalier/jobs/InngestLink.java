package dev.espalier.jobs;

import dev.espalier.http.HttpConfig;
import dev.espalier.http.HttpServer;
import dev.espalier.http.callback.CallbackPages;
import dev.espalier.http.operation.Operations;
import dev.espalier.inngest.InngestConfig;
import dev.espalier.inngest.InngestConfig.Signing;
import dev.espalier.inngest.InngestJobs;
import dev.espalier.inngest.SigningKey;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Jobs that go over an Inngest server and come back over HTTP.
final class InngestLink implements AutoCloseable {

    private final InngestJobs.Ports ports;
    private final StubInngest inngest;
    private final HttpServer http;
    private volatile InngestJobs jobs;

    InngestLink(InngestJobs.Ports ports, Signing signing) throws IOException {
        this.ports = ports;
        this.inngest = new StubInngest(ports.clock());
        this.http =
                HttpServer.start(
                        HttpConfig.local(),
                        Operations.of(List.of()),
                        List.of(new CallbackPages(call -> jobs.take(call))),
                        key -> {
                            throw new Unauthenticated(key);
                        },
                        (_, _, _, work) -> work.get());
        this.jobs = started(signing, StubInngest.EVENT_KEY);
    }

    static Signing keys(String current, Optional<String> fallback) {
        return new Signing.Keys(
                SigningKey.parse(current).orElseThrow(), fallback.flatMap(SigningKey::parse));
    }

    private InngestJobs started(Signing signing, String eventKey) {
        var config =
                new InngestConfig(
                        inngest.url(),
                        inngest.url(),
                        eventKey,
                        signing,
                        Optional.of("branch"),
                        serve(),
                        3);
        return InngestJobs.start(config, ports);
    }

    /// Stops and starts again.
    void restart(Signing signing, String eventKey) {
        jobs.close();
        jobs = started(signing, eventKey);
    }

    /// Waits until the functions are known there.
    InngestLink synced() {
        // Counted before it is answered, and what was answered is written down after that.
        JobsRoom.await(
                () ->
                        inngest.registrations() > 0
                                && ports.store()
                                        .inTransaction(tx -> tx.jobOutbox().lastSync())
                                        .isPresent(),
                () -> "not registered");
        return this;
    }

    StubInngest inngest() {
        return inngest;
    }

    URI serve() {
        return URI.create("http://127.0.0.1:" + http.port() + "/api/inngest");
    }

    URI function(String id) {
        return URI.create(serve() + "?fnId=" + id + "&stepId=step");
    }

    @Override
    public void close() {
        jobs.close();
        http.close();
        inngest.close();
    }
}
