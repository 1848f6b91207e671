package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Call;
import dev.espalier.bench.crash.check.Planned;
import dev.espalier.bench.crash.check.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Reviewers who work on the same email at the same moment, on two nodes, while its people wait for
/// it. Each has sequences of its own.
final class Reviewing {

    private static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofDays(1);

    private final Stage stage;
    private final Client client;
    private final People people;
    private final SplittableRandom random;
    private final String sequence;
    private final List<Planned> planned = new ArrayList<>();
    private int came;
    private int mark;

    Reviewing(Stage stage, int number, SplittableRandom random) {
        this.stage = stage;
        this.client = stage.client();
        this.people = new People(client, stage.approved());
        this.random = random;
        this.sequence = "review" + number;
    }

    /// The emails that have to arrive.
    List<Planned> planned() {
        return planned;
    }

    void prepare() throws IOException, InterruptedException {
        people.makeSingle(sequence, words());
    }

    private String words() {
        return "text-" + sequence + "-" + mark;
    }

    /// One email on which several work at once.
    void work(int round) throws IOException, InterruptedException, ExecutionException {
        switch (round % 4) {
            case 0, 1 -> approveAgainstEdit();
            case 2 -> approveAgainstNewDraft();
            default -> putOffAgainstClaim(round);
        }
    }

    private JsonNode email() throws IOException, InterruptedException {
        return people.note(sequence);
    }

    private Call edit(JsonNode email) throws InterruptedException {
        var old = words();
        mark++;
        return client.stop(
                "edit",
                new Scope.Text(old),
                "PATCH",
                path(email),
                Client.json(Map.of("subject", People.subject("s1", words()))));
    }

    private static String path(JsonNode email) {
        return "/api/emails/" + email.path("id").asString("");
    }

    private static String read(JsonNode email) {
        return Client.json(Map.of("fingerprint", email.path("fingerprint").asString("")));
    }

    /// The text that was read is approved on one node while it is changed on the other.
    private void approveAgainstEdit() throws IOException, InterruptedException, ExecutionException {
        stage.called(edit(email()));
        comeIn();
        var draft = email();
        var print = draft.path("fingerprint").asString("");
        atOnce(
                () -> {
                    linger();
                    if (client.ask("POST", path(draft) + "/approve", read(draft)) / 100 == 2) {
                        stage.approved().add(sequence, print);
                    }
                    return null;
                },
                () -> {
                    linger();
                    stage.called(edit(draft));
                    return null;
                });
        approve();
    }

    /// The text that was read is approved on one node while a new draft of it is asked for on the
    /// other, and comes.
    private void approveAgainstNewDraft()
            throws IOException, InterruptedException, ExecutionException {
        comeIn();
        var approved = email();
        var print = approved.path("fingerprint").asString("");
        atOnce(
                () -> {
                    linger();
                    stage.called(
                            client.stop(
                                    "regenerate",
                                    new Scope.Text(words()),
                                    "POST",
                                    path(approved) + "/regenerate",
                                    "{}"));
                    return null;
                },
                () -> {
                    for (int i = 0; i < 4; i++) {
                        linger();
                        client.ask("POST", path(approved) + "/approve", read(approved));
                    }
                    return null;
                });
        stage.approved().add(sequence, print);
        // What a machine wrote is not to go out: whoever waits gets what a person writes instead.
        stage.called(edit(approved));
        approve();
    }

    /// An email that is due this moment is put off.
    private void putOffAgainstClaim(int round)
            throws IOException, InterruptedException, ExecutionException {
        var id = sequence + "-later-" + round;
        var address = People.address(id, 0);
        var contact =
                client.insist("PUT", "/api/contacts", Client.json(Map.of("email", address)))
                        .path("id")
                        .asString("");
        client.insist(
                "POST",
                "/api/sequences",
                Client.json(
                        Map.of(
                                "id",
                                id,
                                "contactId",
                                contact,
                                "emails",
                                List.of(
                                        Map.of(
                                                "subject",
                                                People.subject("s1", "text-" + id),
                                                "html",
                                                "<p>Hello {{ contact.email }}</p>")))));
        client.insist("POST", "/api/sequences/" + id + "/approve", "");
        var email = people.note(id);
        linger();
        var call =
                client.stop(
                        "reschedule",
                        new Scope.Address(address),
                        "POST",
                        path(email) + "/reschedule",
                        Client.json(
                                Map.of(
                                        "scheduledAt",
                                        InstantSource.system().instant().plus(LATER).toString())));
        stage.called(call);
        if (call.isPromise()) {
            // Nobody waits a day for it.
            client.insist("POST", "/api/sequences/" + id + "/cancel", "");
        } else {
            planned.add(new Planned(address, "s1"));
        }
    }

    private void approve() throws IOException, InterruptedException {
        client.insist("POST", path(email()) + "/approve", "{}");
        email();
    }

    private void comeIn() throws IOException, InterruptedException {
        int from = came;
        came += 1 + random.nextInt(3);
        people.comeIn(sequence, from, came);
        IntStream.range(from, came)
                .mapToObj(n -> new Planned(People.address(sequence, n), "s1"))
                .forEach(planned::add);
    }

    private static void atOnce(Callable<Void> one, Callable<Void> other)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(one, other))) {
                done.get();
            }
        }
    }

    private void linger() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(
                java.util.concurrent.ThreadLocalRandom.current().nextLong(LONGEST.toNanos()));
    }
}
