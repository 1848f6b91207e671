package dev.espalier.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTest {

    @Test
    void a_text_is_new_once_however_many_there_are() {
        var seen = new Seen();
        int isNew = 0;
        for (int i = 0; i < 100_000; i++) {
            isNew += seen.add((i % 70_000) + "@people.example") ? 1 : 0;
        }

        assertThat(isNew).isEqualTo(70_000);
        assertThat(seen.add("")).isTrue();
        assertThat(seen.add("")).isFalse();
    }
}
