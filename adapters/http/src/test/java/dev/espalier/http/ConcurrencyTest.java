package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends ServerTest {

    @Test
    void many_callers_at_once_each_get_their_own_answer() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 500; i++) {
                int n = i;
                answers.add(
                        callers.submit(() ->
                                post(
                                                "/api/trees",
                                                "{\"id\":\"t" + n + "\",\"name\":\"n" + n + "\"}")
                                        .body()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .contains("\"id\":\"t" + i + "\",\"name\":\"n" + i + "\"");
            }
        }
        assertThat(samples.trees).hasSize(500);
    }
}
