package dev.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.custody.Witness;
import dev.espalier.server.config.Config.Database;
import dev.espalier.server.config.Config.Database.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWitnessTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final long MIB = 1024 * 1024;

    @TempDir Path files;

    private Witness in(String directory) {
        return FileWitness.of(new Database(new Place.Embedded(files.resolve(directory)), 10));
    }

    @Test
    void a_place_stays_the_same_and_a_copy_of_it_is_another() throws IOException {
        var place = in("data").place();
        assertThat(in("data").place()).isEqualTo(place).isPresent();

        Files.createDirectories(files.resolve("copy"));
        Files.copy(files.resolve("data/place"), files.resolve("copy/place"));

        var copied = in("copy").place();
        assertThat(copied).isPresent().isNotEqualTo(place);
        assertThat(in("copy").place()).isEqualTo(copied);
        assertThat(in("data").place()).isEqualTo(place);
    }

    @Test
    void what_was_seen_is_known_after_a_restart() {
        in("data").saw(FIRST, 10 * MIB);

        assertThat(in("data").contradicts(FIRST, 9 * MIB)).isTrue();
        assertThat(in("data").contradicts(FIRST, 10 * MIB)).isFalse();
    }

    @Test
    void a_term_that_a_person_began_may_start_lower_and_the_one_before_is_over() {
        var witness = in("data");
        witness.saw(FIRST, 10 * MIB);

        assertThat(witness.contradicts(SECOND, MIB)).isFalse();
        witness.saw(SECOND, MIB);

        assertThat(in("data").contradicts(SECOND, MIB)).isFalse();
        assertThat(in("data").contradicts(FIRST, 20 * MIB)).isTrue();
    }

    @Test
    void a_directory_that_cannot_be_written_remembers_nothing() throws IOException {
        Files.writeString(files.resolve("data"), "a file");

        assertThat(in("data")).isSameAs(Witness.NONE);
    }
}
