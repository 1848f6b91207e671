package dev.espalier.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.dispatch.Receipts;
import dev.espalier.engine.dispatch.Receipts.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that die are real ones, killed.
class FileReceiptsTest {

    private static final UUID NODE = new UUID(1, 2);
    private static final Instant AT = Instant.parse("2026-01-05T09:00:00.123Z");

    @TempDir Path directory;

    private static Receipt taken(UUID send, String words) {
        return new Receipt(NODE, 7, send, 1, AT, words);
    }

    private List<Receipt> inherited() {
        var all = new ArrayList<Receipt>();
        try (var heir = FileReceipts.in(directory)) {
            heir.inherit(all::add);
        }
        return all;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    /// A process that keeps some, or goes on and on, until it is killed.
    private Process process(String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mortal.class.getName(),
                        directory.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void what_a_killed_process_had_not_written_is_inherited_once() throws Exception {
        var process = process("settled");
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            assertThat(inherited()).as("while it lives").isEmpty();
            kill(process);
        }

        assertThat(inherited())
                .extracting(Receipt::detail)
                .containsExactlyInAnyOrder("250 took 1", "250 took 3");
        assertThat(inherited()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatever_moment_a_process_is_killed_at_each_slot_is_whole() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            var process = process("busy");
            try (var said = process.inputReader()) {
                assertThat(said.readLine()).isEqualTo("ready");
                assertThat(process.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS)).isFalse();
                kill(process);
            }
            assertThat(inherited())
                    .as("seed " + seed)
                    .hasSizeBetween(3, 4)
                    .allSatisfy(one ->
                            assertThat(one)
                                    .isEqualTo(
                                            taken(
                                                    one.send(),
                                                    "250 took "
                                                            + one.send()
                                                                    .getLeastSignificantBits())));
        }
    }

    @Test
    void one_that_closes_with_everything_written_leaves_nothing() throws IOException {
        var receipts = FileReceipts.in(directory);
        var send = UUID.randomUUID();
        receipts.keep(taken(send, "250 ok"));
        receipts.drop(List.of(send, UUID.randomUUID()));
        receipts.close();

        assertThat(files()).isEmpty();
    }

    @Test
    void one_that_closes_while_the_database_is_away_leaves_what_is_not_written()
            throws IOException {
        var receipts = FileReceipts.in(directory);
        var send = UUID.randomUUID();
        receipts.keep(taken(send, "250 ok"));
        receipts.close();

        assertThat(inherited()).containsExactly(taken(send, "250 ok"));
    }

    @Test
    void what_the_heir_could_not_write_stays() {
        var receipts = FileReceipts.in(directory);
        receipts.keep(taken(new UUID(0, 1), "250 ok"));
        receipts.close();

        try (var heir = FileReceipts.in(directory)) {
            assertThatThrownBy(() ->
                            heir.inherit(_ -> {
                                throw new IllegalStateException("the database is away");
                            }))
                    .hasMessage("the database is away");
        }

        assertThat(inherited()).hasSize(1);
    }

    @Test
    void a_later_attempt_takes_the_place_of_an_earlier() {
        var receipts = FileReceipts.in(directory);
        var send = UUID.randomUUID();
        receipts.keep(taken(send, "250 first"));
        receipts.keep(new Receipt(NODE, 7, send, 2, AT, "250 second"));
        receipts.close();

        assertThat(inherited()).containsExactly(new Receipt(NODE, 7, send, 2, AT, "250 second"));
    }

    @Test
    void words_are_cut_between_characters_and_nothing_of_them_stays() throws IOException {
        var receipts = FileReceipts.in(directory);
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();
        receipts.keep(taken(one, "250 queued as 4711 ".repeat(20)));
        receipts.keep(taken(two, "é".repeat(300)));
        receipts.drop(List.of(one));
        var bytes = Files.readAllBytes(files().getFirst());
        receipts.close();

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("4711");
        assertThat(inherited()).containsExactly(taken(two, "é".repeat(100)));
    }

    @Test
    void nobodys_address_is_kept_and_nobody_else_may_read() throws IOException {
        var receipts = FileReceipts.in(directory.resolve("own"));
        receipts.keep(taken(UUID.randomUUID(), "250 2.1.5 <ada@example.test> queued as 4711"));
        receipts.close();
        var all = new ArrayList<Receipt>();
        try (var heir = FileReceipts.in(directory.resolve("own"))) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(directory.resolve("own"))))
                    .isEqualTo("rwx------");
            try (var files = Files.list(directory.resolve("own"))) {
                for (var file : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
            heir.inherit(all::add);
        }

        assertThat(all).extracting(Receipt::detail).containsExactly("250 2.1.5 … queued as 4711");
    }

    @Test
    void what_a_process_left_that_was_killed_while_it_made_its_file_goes_away() throws IOException {
        var old = Files.writeString(directory.resolve("old.new"), "");
        Files.setLastModifiedTime(old, FileTime.from(AT));
        Files.writeString(directory.resolve("fresh.new"), "");

        assertThat(inherited()).isEmpty();

        assertThat(files())
                .extracting(each -> each.getFileName().toString())
                .containsExactly("fresh.new");
    }

    @Test
    void more_than_there_is_room_for_is_not_kept_and_harms_nothing() {
        var receipts = FileReceipts.in(directory);
        for (int i = 0; i < Slots.MANY + 10; i++) {
            receipts.keep(taken(new UUID(0, i), "250"));
        }
        receipts.drop(List.of(new UUID(0, 0), new UUID(0, Slots.MANY + 5)));
        receipts.keep(taken(new UUID(1, 1), "250 again there is room"));
        receipts.close();

        assertThat(inherited())
                .hasSize(Slots.MANY)
                .contains(taken(new UUID(1, 1), "250 again there is room"));
    }

    @Test
    void a_directory_that_cannot_be_made_is_done_without() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");

        assertThat(FileReceipts.in(file.resolve("receipts"))).isSameAs(Receipts.NONE);
    }

    @Test
    void files_that_are_no_journal_give_nothing() throws IOException {
        Files.write(directory.resolve("short.receipts"), new byte[100]);
        var noise = new byte[Slots.BYTES];
        new Random(3).nextBytes(noise);
        Files.write(directory.resolve("noise.receipts"), noise);
        Files.writeString(directory.resolve("note"), "not ours");

        assertThat(inherited()).isEmpty();
        assertThat(files())
                .extracting(each -> each.getFileName().toString())
                .containsExactly("note");
    }

    @Test
    void any_slot_reads_as_it_was_filled() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var slots = new Slots(ByteBuffer.allocate(Slots.BYTES));
        Map<Integer, Receipt> filled = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int slot = random.nextInt(Slots.MANY);
            if (filled.remove(slot) != null) {
                slots.clear(slot);
            } else {
                var one =
                        new Receipt(
                                new UUID(random.nextLong(), random.nextLong()),
                                random.nextInt(),
                                new UUID(random.nextLong(), random.nextLong()),
                                random.nextInt(),
                                Instant.ofEpochMilli(random.nextLong(1L << 45)),
                                "w".repeat(random.nextInt(200)));
                slots.fill(slot, one);
                filled.put(slot, one);
            }
        }

        assertThat(new HashSet<>(slots.all()))
                .as("seed " + seed)
                .isEqualTo(new HashSet<>(filled.values()));
    }

    /// What [#process] runs.
    static final class Mortal {

        private Mortal() {}

        public static void main(String[] args) throws InterruptedException {
            var receipts = FileReceipts.in(Path.of(args[0]));
            for (int i = 1; i <= 3; i++) {
                keepOne(receipts, i);
            }
            if (args[1].equals("settled")) {
                receipts.drop(List.of(new UUID(0, 2)));
                System.out.println("ready");
                new CountDownLatch(1).await();
            }
            System.out.println("ready");
            for (int i = 4; ; i++) {
                keepOne(receipts, i);
                receipts.drop(List.of(new UUID(0, i - 3)));
            }
        }

        private static void keepOne(Receipts receipts, int i) {
            receipts.keep(taken(new UUID(0, i), "250 took " + i));
        }
    }
}
