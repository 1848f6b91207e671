package dev.espalier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// How fast events are taken in: one a request, and a hundred a request.
final class EventRuns {

    private static final int SINGLES = 30_000;
    private static final int BATCHES = 1_500;
    private static final int CALLERS = 32;

    private EventRuns() {}

    static String batch(List<String> contacts, String event) {
        return Api.json(
                Map.of(
                        "events",
                        contacts.stream()
                                .map(contact ->
                                        Map.of(
                                                "name",
                                                event,
                                                "contactId",
                                                contact,
                                                "properties",
                                                Map.of("page", "/pricing")))
                                .toList()));
    }

    static void run(Server server, List<String> people, Figures figures)
            throws InterruptedException {
        run(server, SINGLES / 4, 1, people);
        figures.add("events a second, one a request", run(server, SINGLES, 1, people), "/s");
        run(server, BATCHES / 4, 100, people);
        figures.add(
                "events a second, a hundred a request", run(server, BATCHES, 100, people), "/s");
    }

    private static double run(Server server, int requests, int perRequest, List<String> people)
            throws InterruptedException {
        var next = new AtomicInteger();
        var done = new CountDownLatch(CALLERS);
        var failures = new ArrayList<Exception>();
        long begin = System.nanoTime();
        for (int i = 0; i < CALLERS; i++) {
            Thread.startVirtualThread(() -> {
                try (var wire = server.wire()) {
                    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                        send(wire, n, perRequest, people);
                    }
                } catch (IOException | RuntimeException failed) {
                    synchronized (failures) {
                        failures.add(failed);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    failures.size() + " callers failed", failures.getFirst());
        }
        return (double) requests * perRequest / ((System.nanoTime() - begin) / 1e9);
    }

    private static void send(Wire wire, int n, int perRequest, List<String> people)
            throws IOException {
        int from = (int) ((long) n * perRequest % (people.size() - perRequest));
        if (perRequest == 1) {
            wire.post("/api/events", single(people.get(from)));
        } else {
            wire.post(
                    "/api/events/batch",
                    batch(people.subList(from, from + perRequest), "page_viewed"));
        }
    }

    private static String single(String contact) {
        return Api.json(
                Map.of(
                        "name",
                        "page_viewed",
                        "contactId",
                        contact,
                        "properties",
                        Map.of("page", "/pricing")));
    }
}
