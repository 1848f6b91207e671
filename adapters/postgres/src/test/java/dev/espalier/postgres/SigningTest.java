package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.signing.Purpose;
import dev.espalier.engine.signing.ReturnPath;
import dev.espalier.engine.signing.SendRef;
import dev.espalier.engine.signing.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningTest extends StoreTest {

    private static final byte[] WORDS = "con_1 of seq_1".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void no_key_yet() {
        database.execute("DELETE FROM signing_key");
    }

    private Signatures node() {
        return new Signatures(store, clock);
    }

    @Test
    void what_one_node_signs_every_node_opens_and_keys_come_into_being_by_themselves() {
        for (var purpose : Purpose.values()) {
            var token = node().sign(purpose, WORDS);

            assertThat(token).matches("[A-Za-z0-9_-]+");
            assertThat(node().open(purpose, token)).contains(WORDS);
        }
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void nodes_that_start_together_make_one_key() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens =
                    threads.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<String>>mapToObj(
                                            _ -> () -> node().sign(Purpose.UNSUBSCRIBE, WORDS))
                                    .toList());
            for (var token : tokens) {
                assertThat(node().open(Purpose.UNSUBSCRIBE, token.get())).contains(WORDS);
            }
        }
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void a_token_changed_anywhere_opens_nothing() {
        var signatures = node();
        for (var purpose : Purpose.values()) {
            var token = signatures.sign(purpose, WORDS);
            for (int i = 0; i < token.length(); i++) {
                for (char c : new char[] {'a', 'b', '7', 'Q', '-', '.', ' ', '\u0000', 'é'}) {
                    var other = token.substring(0, i) + c + token.substring(i + 1);
                    if (!other.equalsIgnoreCase(token)) {
                        assertThat(signatures.open(purpose, other)).isEmpty();
                    }
                }
                assertThat(signatures.open(purpose, token.substring(0, i))).isEmpty();
                assertThat(signatures.open(purpose, token.substring(i + 1))).isEmpty();
            }
            assertThat(signatures.open(purpose, token + "a")).isEmpty();
            assertThat(signatures.open(purpose, token + "=")).isEmpty();
        }
    }

    @Test
    void anything_a_stranger_can_type_opens_nothing() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var signatures = node();
        for (int n = 0; n < 2_000; n++) {
            var bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(signatures.open(Purpose.UNSUBSCRIBE, text)).as("seed %d", seed).isEmpty();
            assertThat(signatures.open(Purpose.RETURN_PATH, text)).as("seed %d", seed).isEmpty();
        }
        assertThat(signatures.open(Purpose.UNSUBSCRIBE, "A".repeat(100_000))).isEmpty();
    }

    @Test
    void a_token_for_one_purpose_is_none_for_another() {
        var signatures = node();
        var payload = new byte[40];
        // Spelled as the other purpose spells, with the same key and payload.
        var link = signatures.sign(Purpose.UNSUBSCRIBE, payload);
        var bytes = java.util.Base64.getUrlDecoder().decode(link);
        var shortened = java.util.Arrays.copyOf(bytes, bytes.length - 6);

        assertThat(signatures.open(Purpose.RETURN_PATH, base32(shortened))).isEmpty();
        assertThat(signatures.open(Purpose.RETURN_PATH, link)).isEmpty();
    }

    @Test
    void a_key_that_another_node_added_is_asked_for_at_most_once_a_second() {
        var here = node();
        var there = node();
        assertThat(there.open(Purpose.UNSUBSCRIBE, here.sign(Purpose.UNSUBSCRIBE, WORDS)))
                .isPresent();
        // Two that know nothing of each other's clock: ahead, so that the new key signs here.
        var ahead = new Signatures(store, () -> clock.instant().plus(Duration.ofMinutes(5)));

        here.rotate();
        assertThat(there.open(Purpose.UNSUBSCRIBE, ahead.sign(Purpose.UNSUBSCRIBE, WORDS)))
                .contains(WORDS);
        database.execute("UPDATE signing_key SET created_at = created_at - interval '1 hour'");
        here.rotate();
        var newest =
                new Signatures(store, () -> clock.instant().plus(Duration.ofMinutes(9)))
                        .sign(Purpose.UNSUBSCRIBE, WORDS);
        assertThat(there.open(Purpose.UNSUBSCRIBE, newest)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(there.open(Purpose.UNSUBSCRIBE, newest)).contains(WORDS);
    }

    @Test
    void a_new_key_signs_on_all_nodes_from_the_same_moment_and_what_is_made_again_is_the_same() {
        var here = node();
        var there = node();
        var old = here.sign(Purpose.UNSUBSCRIBE, WORDS);
        assertThat(there.sign(Purpose.UNSUBSCRIBE, WORDS)).isEqualTo(old);
        var before = clock.instant();

        here.rotate();
        assertThat(here.sign(Purpose.UNSUBSCRIBE, WORDS)).isEqualTo(old);
        clock.pass(Duration.ofMinutes(2));

        var fresh = here.sign(Purpose.UNSUBSCRIBE, WORDS);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(there.sign(Purpose.UNSUBSCRIBE, WORDS)).isEqualTo(fresh);
        assertThat(there.sign(Purpose.UNSUBSCRIBE, WORDS, before)).isEqualTo(old);
        assertThat(there.open(Purpose.UNSUBSCRIBE, old)).contains(WORDS);
    }

    @Test
    void a_return_path_says_which_send_it_was_whatever_became_of_its_case() {
        var path = new ReturnPath(node(), Optional.of(EmailAddress.of("bounces@Mail.example")));
        var send = new SendRef(workspace, UUID.randomUUID());

        var address = path.of(send, "news@example.test", clock.instant());

        assertThat(address).startsWith("bounces+").endsWith("@Mail.example");
        assertThat(path.read(address)).contains(send);
        assertThat(path.read("<" + address + ">")).contains(send);
        assertThat(path.read(address.toUpperCase(Locale.ROOT))).contains(send);
        assertThat(path.read(address.replace("bounces+", "bounces+a"))).isEmpty();
        assertThat(path.of(send, "news@example.test", clock.instant())).isEqualTo(address);
    }

    @Test
    void without_a_configured_one_the_envelope_sender_is_the_from_address_and_old_ones_are_read() {
        var with = new ReturnPath(node(), Optional.of(EmailAddress.of("b@mail.example")));
        var without = new ReturnPath(node(), Optional.empty());
        var send = new SendRef(workspace, UUID.randomUUID());

        assertThat(without.of(send, "news@example.test", clock.instant()))
                .isEqualTo("news@example.test");
        assertThat(without.read(with.of(send, "x@y.test", clock.instant()))).contains(send);
        assertThat(without.read("news@example.test")).isEmpty();
        assertThat(without.read("a+b")).isEmpty();
        assertThat(without.read("")).isEmpty();
    }

    @Test
    void the_longest_return_path_is_an_address_still() {
        database.execute(
                "INSERT INTO signing_key VALUES (16383, decode(repeat('ab', 32), 'hex'), now())");
        var path = new ReturnPath(node(), Optional.of(EmailAddress.of("tenletters@mail.example")));

        var address =
                path.of(
                        new SendRef(Integer.MAX_VALUE, new UUID(-1, -1)),
                        "x@y.test",
                        clock.instant());

        assertThat(EmailAddress.of(address).local()).hasSize(64);
        assertThat(path.read(address)).contains(new SendRef(Integer.MAX_VALUE, new UUID(-1, -1)));
    }

    private int keys() {
        return Integer.parseInt(database.one("SELECT count(*) FROM signing_key"));
    }

    private static String base32(byte[] bytes) {
        var bits = new StringBuilder();
        for (byte b : bytes) {
            bits.append(Integer.toBinaryString((b & 0xFF) | 256).substring(1));
        }
        while (bits.length() % 5 != 0) {
            bits.append('0');
        }
        var out = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 5) {
            out.append(
                    "abcdefghijklmnopqrstuvwxyz234567"
                            .charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        }
        return out.toString();
    }
}
