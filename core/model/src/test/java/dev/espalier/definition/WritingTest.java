package dev.espalier.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WritingTest {

    @Test
    void what_is_written_is_read_back_as_the_same() {
        for (long seed = 0; seed < 5000; seed++) {
            var definition = new RandomDefinitions(new Random(seed)).next();
            var written = DefinitionWriter.write(definition);

            var reading = DefinitionReader.read(written, Holidays.NONE, Optional.empty());

            assertThat(reading).as("seed %d", seed).isInstanceOf(Reading.Read.class);
            var read = ((Reading.Read) reading).definition();
            assertThat(read).as("seed %d", seed).isEqualTo(definition);
            assertThat(DefinitionWriter.write(read)).as("seed %d", seed).isEqualTo(written);
        }
    }

    @Test
    void triggers_beside_a_text_are_read_back_as_the_same() {
        for (long seed = 0; seed < 1000; seed++) {
            var triggers = new RandomDefinitions(new Random(seed)).next().triggers();
            var written = DefinitionWriter.writeTriggers(triggers);

            assertThat(DefinitionReader.readTriggers(written))
                    .as("seed %d", seed)
                    .isEqualTo(new TriggersReading.Read(triggers));
        }
    }
}
