package dev.espalier.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SequenceFileTest {

    private static String faults(String text) {
        var faults = new ArrayList<Fault>();
        SequenceFile.read("seq_a", "sequences/seq_a.yaml", text, faults);
        return faults.isEmpty() ? "" : faults.getFirst().text();
    }

    @Test
    void a_name_that_is_no_text_of_one_line_is_a_fault_and_not_a_name() {
        for (var name : new String[] {"[", "{a: b}", "|", ">", "\"Welcome", "*welcome"}) {
            assertThat(faults("# of ours\nname: " + name + "\nsteps: []\n"))
                    .as(name)
                    .startsWith("sequences/seq_a.yaml:2: name: ")
                    .endsWith("(expected: text, on this line)");
        }
        assertThat(faults("name: \"[Ours] Welcome\"\nsteps: []\n")).isEmpty();
        assertThat(faults("name: Welcome [ours]   # the first\nsteps: []\n")).isEmpty();
    }
}
