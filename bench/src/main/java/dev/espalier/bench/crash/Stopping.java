package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Call;
import dev.espalier.bench.crash.check.Planned;
import dev.espalier.bench.crash.check.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Somebody who lets people in and stops their emails at a moment that nobody chose. Each has
/// sequences of its own, so that what one stops is not what another waits for.
final class Stopping {

    private static final Duration LONGEST_BEFORE = Duration.ofMillis(30);
    private static final Duration LONGEST_AFTER = Duration.ofMillis(5);

    private final Stage stage;
    private final Client client;
    private final People people;
    private final SplittableRandom random;
    private final int number;
    private final List<Planned> planned = new ArrayList<>();
    private int came;

    Stopping(Stage stage, int number, SplittableRandom random) {
        this.stage = stage;
        this.client = stage.client();
        this.people = new People(client, stage.approved());
        this.random = random;
        this.number = number;
    }

    /// The emails that have to arrive although something was stopped.
    List<Planned> planned() {
        return planned;
    }

    void prepare() throws IOException, InterruptedException {
        people.makeSingle(person(), "text-0");
        people.makeSingle(pause(), "text-0");
        people.makeSingle(edit(), mark(0));
    }

    private String person() {
        return "person" + number;
    }

    private String pause() {
        return "pause" + number;
    }

    private String edit() {
        return "edit" + number;
    }

    private String mark(int round) {
        return "text-" + number + "-" + round;
    }

    /// One call that stops something.
    void stop(int round) throws IOException, InterruptedException {
        switch (round % 10) {
            case 0, 1, 2, 3 -> stopPerson(round % 10);
            case 4 -> cancel(round);
            case 5 -> withdraw(round);
            default -> pauseAll();
        }
    }

    private void stopPerson(int how) throws IOException, InterruptedException {
        var address = People.address(person(), came++);
        var id =
                client.insist("PUT", "/api/contacts", Client.json(Map.of("email", address)))
                        .path("id")
                        .asString("");
        client.insist(
                "POST",
                "/api/events",
                Client.json(Map.of("name", person(), "contactId", id, "id", address)));
        linger(LONGEST_BEFORE);
        var scope = new Scope.Address(address);
        var contact = "/api/contacts/" + id;
        stage.called(
                switch (how) {
                    case 0 ->
                            client.stop(
                                    "unsubscribe",
                                    scope,
                                    "PATCH",
                                    contact,
                                    "{\"unsubscribed\": true}");
                    case 1 ->
                            client.stop(
                                    "suppress",
                                    scope,
                                    "POST",
                                    "/api/suppressions",
                                    Client.json(Map.of("email", address)));
                    case 2 -> client.stop("delete contact", scope, "DELETE", contact, "");
                    default ->
                            client.stop(
                                    "unenrol",
                                    scope,
                                    "DELETE",
                                    "/api/sequences/" + person() + "/enrolments/" + id,
                                    "");
                });
    }

    private void pauseAll() throws IOException, InterruptedException {
        comeIn(pause(), true);
        linger(LONGEST_BEFORE);
        var path = "/api/sequences/" + pause();
        Call call = client.stop("pause", new Scope.Sequence(pause()), "POST", path + "/pause", "");
        linger(LONGEST_AFTER);
        stage.called(call.until(System.nanoTime()));
        client.insist("POST", path + "/resume", "");
    }

    private void cancel(int round) throws IOException, InterruptedException {
        var sequence = "cancel" + number + "-" + round;
        people.makeSingle(sequence, "text-0");
        comeIn(sequence, false);
        linger(LONGEST_BEFORE);
        stage.called(
                client.stop(
                        "cancel",
                        new Scope.Sequence(sequence),
                        "POST",
                        "/api/sequences/" + sequence + "/cancel",
                        ""));
    }

    /// An edit withdraws the approval: the old text is not to be seen any more.
    private void withdraw(int round) throws IOException, InterruptedException {
        var email = people.note(edit());
        var path = "/api/emails/" + email.path("id").asString("");
        var mark = email.path("subject").asString("").split(" ", -1)[1];
        comeIn(edit(), true);
        linger(LONGEST_BEFORE);
        stage.called(
                client.stop(
                        "edit",
                        new Scope.Text(mark),
                        "PATCH",
                        path,
                        Client.json(Map.of("subject", People.subject("s1", mark(round + 1))))));
        client.insist("POST", path + "/approve", "");
        people.note(edit());
    }

    private void comeIn(String sequence, boolean isToArrive)
            throws IOException, InterruptedException {
        int from = came;
        came += 1 + random.nextInt(4);
        people.comeIn(sequence, from, came);
        if (isToArrive) {
            IntStream.range(from, came)
                    .mapToObj(n -> new Planned(People.address(sequence, n), "s1"))
                    .forEach(planned::add);
        }
    }

    private void linger(Duration longest) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(random.nextLong(longest.toNanos()));
    }
}
