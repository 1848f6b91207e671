package dev.espalier.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.importing.Part.Refusal;
import dev.espalier.csv.CsvLine;
import dev.espalier.refusal.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedTailTest {

    @TempDir Path directory;

    private static Refusal refusal(long line) {
        var content = new CsvLine.Content.Broken(Issue.at("", "no"));
        return new Refusal(new CsvLine(line, List.of("nobody" + line), content), "no");
    }

    @Test
    void what_was_written_after_the_last_position_is_written_once() throws IOException {
        var file = directory.resolve("people.refused.csv");
        Files.writeString(file, "of an import of another day, which was much longer than this one");
        var tail = new RefusedTail(file, List.of("email"));

        long first = tail.append(0, List.of(refusal(2)));
        tail.append(first, List.of(refusal(3), refusal(4)));
        assertThat(tail.has(first)).isTrue();
        tail.cut(first);
        long second = tail.append(first, List.of(refusal(3)));

        assertThat(second).isEqualTo(Files.size(file));
        assertThat(tail.append(second, List.of())).isEqualTo(second);
        assertThat(file)
                .content()
                .isEqualTo("email,refused_line,refused_reason\r\nnobody2,2,no\r\nnobody3,3,no\r\n");
        assertThat(tail.has(second + 1)).isFalse();
    }

    @Test
    void a_file_is_not_made_before_there_is_a_row_for_it() {
        var tail = new RefusedTail(directory.resolve("none.csv"), List.of("email"));

        assertThat(tail.append(0, List.of())).isZero();
        tail.cut(0);

        assertThat(tail.has(0)).isTrue();
        assertThat(tail.has(1)).isFalse();
        assertThat(directory.resolve("none.csv")).doesNotExist();
    }
}
