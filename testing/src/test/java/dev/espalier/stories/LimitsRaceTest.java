package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.limits.Destinations;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.settings.Settings;
import dev.espalier.send.Rate;
import dev.espalier.send.WarmUp;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes of two threads on one database, and a relay that answers anything: no cap is ever
/// exceeded, whatever is under way together.
class LimitsRaceTest {

    private static final int PEOPLE = 150;
    private static final int MAILS = 3;
    private static final Duration STEP = Duration.ofHours(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_cap_is_ever_exceeded(long seed) throws Exception {
        // Many threads ask it: this one lets them.
        var random = new Random(seed);
        int start = random.nextInt(20, 80);
        int hourly = random.nextInt(10, 60);
        var limits =
                new Limits(
                        Optional.of(new WarmUp(start, 1.5, 200)),
                        Set.of(),
                        Rate.parse(hourly + "/h"),
                        Destinations.families());
        try (var sim = Simulation.start(limits)) {
            sim.relay().answers(_ -> answer(random));
            enrol(sim);
            var nodes = List.of(sim.engine(), sim.node(sim.store(), "other"));
            for (int step = 0; step < 16; step++) {
                allAtOnce(nodes);
                sim.outage(STEP);
            }
            var mails = sim.inbox();
            assertThat(most(mails, mail -> Rate.Per.HOUR.begin(mail.at())))
                    .isBetween(1L, (long) hourly);
            assertThat(most(mails, mail -> Rate.Per.DAY.begin(mail.at()))).isLessThanOrEqualTo(200);
            assertThat(mails.stream().filter(mail -> isFirstDay(mail.at())))
                    .hasSizeLessThanOrEqualTo(start);
            assertThat(sim.database().one("SELECT count(*) FROM send WHERE state = 'accepted'"))
                    .isNotEqualTo("0");
            twoInADay(mails);
        }
    }

    private static boolean isFirstDay(Instant at) {
        return Rate.Per.DAY.begin(at).equals(Rate.Per.DAY.begin(Simulation.START));
    }

    private static <K> long most(List<Mail> mails, Function<Mail, K> key) {
        return mails.stream()
                .collect(Collectors.groupingBy(key, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(n -> n)
                .max()
                .orElse(0);
    }

    /// At most two for one person within a day. One that is sent again after a lost answer is the
    /// same.
    private static void twoInADay(List<Mail> mails) {
        var met = new HashSet<String>();
        mails.stream()
                .filter(mail -> met.add(mail.header("Message-ID")))
                .collect(Collectors.groupingBy(Mail::to))
                .forEach((to, theirs) ->
                        assertThat(theirs)
                                .as(to)
                                .allSatisfy(mail ->
                                        assertThat(
                                                        theirs.stream()
                                                                .filter(one ->
                                                                        isNextDay(mail, one)))
                                                .hasSizeLessThanOrEqualTo(2)));
    }

    private static boolean isNextDay(Mail mail, Mail other) {
        return !other.at().isBefore(mail.at())
                && other.at().isBefore(mail.at().plus(Duration.ofDays(1)));
    }

    private static Delivery answer(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new Delivery.Rejected(552, "5.2.2", "full");
            case 1 -> new Delivery.Deferred(451, "4.2.0", "later");
            case 2 -> new Delivery.NotSubmitted("connection lost");
            case 3 -> new Delivery.InDoubt("connection lost after the dot");
            default -> new Delivery.Accepted("250 kept");
        };
    }

    private static void enrol(Simulation sim) {
        sim.template("welcome");
        for (int n = 0; n < MAILS; n++) {
            sim.active("s" + n, Story.ONE);
        }
        sim.engine()
                .settings()
                .update(
                        sim.workspace(),
                        Settings.Change.of(
                                new Settings.LimitsEdit(Optional.of("2 in 1d"), Optional.empty())),
                        "a person");
        for (int i = 0; i < PEOPLE; i++) {
            sim.track("signed_up", "p" + i + "@d" + i % 5 + ".example");
        }
    }

    private static void allAtOnce(List<Engine> nodes) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (var node : nodes) {
                tasks.add(() -> settle(node));
                tasks.add(() -> settle(node));
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private static int settle(Engine node) {
        int turns = 0;
        while (node.advance().turn().planned() + node.dispatch().turn() > 0) {
            turns++;
        }
        return turns;
    }
}
