package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Planned;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The work of a run: sequences, and people that come into them. A subject begins with the step's
/// key, a text's mark follows; an address begins with the sequence's id and a dot.
record People(Client client, Stage.Approved approved) {

    static final Duration BETWEEN = Duration.ofSeconds(1);
    static final String PAIR = "pair";
    private static final int BATCH = 100;

    /// Mail to a destination alone that puts off a third of it would be slowed down on purpose.
    private static final int DESTINATIONS = 200;

    /// Two emails with a second between them.
    void makePair() throws IOException, InterruptedException {
        make(
                PAIR,
                List.of(
                        email("s1", "text-0"),
                        Map.of("type", "delay", "key", "d1", "duration", BETWEEN.toString()),
                        email("s2", "text-0")));
    }

    /// One email.
    void makeSingle(String id, String mark) throws IOException, InterruptedException {
        make(id, List.of(email("s1", mark)));
    }

    private static Map<String, String> email(String step, String mark) {
        return Map.of(
                "type",
                "email",
                "key",
                step,
                "subject",
                subject(step, mark),
                "body",
                "Hello {{ contact.email }}. This is "
                        + step
                        + " of a crash run.\n\n.A line that begins with a dot.");
    }

    static String subject(String step, String mark) {
        return step + " " + mark + " of a crash run";
    }

    private void make(String id, List<?> steps) throws IOException, InterruptedException {
        client.insist(
                "PUT",
                "/api/sequences/" + id,
                Client.json(
                        Map.of(
                                "name",
                                id,
                                "definition",
                                Client.json(Map.of("steps", steps)),
                                "triggers",
                                List.of(Map.of("type", "event", "eventName", id)))));
        client.insist("POST", "/api/sequences/" + id + "/approve", "");
        note(id);
    }

    /// Writes down what stands approved now.
    ///
    /// @return the sequence's first email
    JsonNode note(String sequence) throws IOException, InterruptedException {
        var emails = client.insist("GET", "/api/sequences/" + sequence + "/emails", "").get("data");
        for (var email : emails) {
            if (email.path("status").asString("").equalsIgnoreCase("approved")) {
                approved.add(sequence, email.path("fingerprint").asString(""));
            }
        }
        return emails.get(0);
    }

    /// Lets people in; telling it twice counts once.
    void comeIn(String sequence, int from, int to) throws IOException, InterruptedException {
        for (int begin = from; begin < to; begin += BATCH) {
            var events =
                    IntStream.range(begin, Math.min(begin + BATCH, to))
                            .mapToObj(n ->
                                    Map.of(
                                            "name",
                                            sequence,
                                            "email",
                                            address(sequence, n),
                                            "id",
                                            sequence + "-" + n))
                            .toList();
            client.insist("POST", "/api/events/batch", Client.json(Map.of("events", events)));
        }
    }

    static String address(String sequence, int number) {
        return sequence + "." + number + "@people-" + number % DESTINATIONS + ".example";
    }

    static List<Planned> pairs(int people) {
        return IntStream.range(0, people)
                .mapToObj(n -> address(PAIR, n))
                .flatMap(to -> Stream.of(new Planned(to, "s1"), new Planned(to, "s2")))
                .toList();
    }
}
