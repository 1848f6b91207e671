package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void output_ends_at_its_limit_and_not_before() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxOutput(10));
        assertThat(liquid.compile("12345{{ five }}").render(Map.of("five", "67890")))
                .isEqualTo("1234567890");
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() -> liquid.compile("12345{{ six }}").render(Map.of("six", "678901")))
                .withMessage("rendered characters: more than 10 (expected: at most 10)");
    }

    @Test
    void steps_end_at_their_limit() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxSteps(50));
        assertThat(liquid.compile("{% for i in (1..5) %}{{ i }}{% endfor %}").render(Map.of()))
                .isEqualTo("12345");
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() ->
                        liquid.compile("{% for i in (1..99) %}{{ i }}{% endfor %}")
                                .render(Map.of()))
                .withMessage("steps: more than 50 (expected: at most 50)");
    }

    @Test
    void a_source_ends_at_its_limit() {
        var liquid = Table.LIQUID.withLimits(Limits.standard().withMaxSource(5));
        assertThat(liquid.compile("12345").render(Map.of())).isEqualTo("12345");
        assertThatExceptionOfType(LiquidSyntaxError.class)
                .isThrownBy(() -> liquid.compile("123456"))
                .withMessage(
                        "line 1, column 1: source: more than 5 characters (expected: at most 5)");
    }

    @Test
    void a_deadline_is_kept_by_the_stopwatch_it_was_given() {
        var nanos = new AtomicLong();
        var liquid =
                Table.LIQUID.withDeadline(Duration.ofMillis(5), () -> nanos.getAndAdd(1_000_000));
        assertThat(liquid.compile("{% for i in (1..100) %}{{ i }}{% endfor %}").render(Map.of()))
                .hasSize(192);
        assertThatExceptionOfType(LiquidRenderError.class)
                .isThrownBy(() ->
                        liquid.compile("{% for i in (1..100000) %}{{ i }}{% endfor %}")
                                .render(Map.of()))
                .withMessage("time: more than PT0.005S (expected: at most PT0.005S)");
    }

    @Test
    void limits_say_what_they_expect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().withMaxOutput(0))
                .withMessage("maxOutput: 0 (expected: 1..1000000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().withMaxNesting(126))
                .withMessage("maxNesting: 126 (expected: 1..125)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.LIQUID.withDeadline(Duration.ZERO, () -> 0))
                .withMessage("time: PT0S (expected: > 0)");
    }
}
