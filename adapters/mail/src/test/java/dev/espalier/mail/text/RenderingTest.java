package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Composer.Rendering;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RenderingTest extends TextTest {

    private static final EmailText TEXT =
            new EmailText("Hi {{ name }}", "{{ name }}!", "<p>{{ name }}</p>", "{{ name }}\n");

    @Test
    void values_are_escaped_in_html_and_nowhere_else() {
        var email = rendered(TEXT, Map.of("name", "<A> & \"B\""));

        assertThat(email.subject()).isEqualTo("Hi <A> & \"B\"");
        assertThat(email.preheader()).isEqualTo("<A> & \"B\"!");
        assertThat(email.html()).isEqualTo("<p>&lt;A&gt; &amp; &quot;B&quot;</p>");
        assertThat(email.text()).isEqualTo("<A> & \"B\"");
    }

    @Test
    void a_break_in_a_value_becomes_a_blank_in_the_subject() {
        var email = rendered(TEXT, Map.of("name", "Ada\r\nBcc: eve@example.test\0\u2028x\t "));

        assertThat(email.subject()).isEqualTo("Hi Ada Bcc: eve@example.test x");
        assertThat(email.preheader()).doesNotContain("\n");
    }

    @Test
    void no_value_whatever_puts_a_control_into_the_subject() {
        long seed = 7;
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var value = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                value.append((char) random.nextInt(random.nextBoolean() ? 0xA0 : 0x2030));
            }
            var email = rendered(TEXT, Map.of("name", value.toString()));
            assertThat(email.subject())
                    .as("seed %d: %s", seed, value.chars().boxed().toList())
                    .doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
        }
    }

    @Test
    void a_subject_may_have_998_characters_and_no_more() {
        assertThat(rendered(TEXT, Map.of("name", "x".repeat(995))).subject()).hasSize(998);
        assertThat(texts.render(TEXT, Map.of("name", "x".repeat(996))))
                .isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void a_template_that_spends_its_budget_fails_with_a_reason() {
        var text = new EmailText("s", "", "{% for i in (1..100000000) %}x{% endfor %}", "t");

        assertThat(texts.render(text, Map.of()))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class, it -> assertThat(it.reason()).isNotBlank());
    }

    @Test
    void a_text_that_is_no_template_fails_each_time() {
        var text = new EmailText("{{ s", "", "h", "t");

        assertThat(texts.render(text, Map.of())).isInstanceOf(Rendering.Failed.class);
        assertThat(texts.render(text, Map.of())).isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void many_threads_render_many_texts_each_with_its_own_values() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                String subject = i % 700 + " {{ name }}";
                String name = "n" + i;
                String expected = i % 700 + " n" + i;
                threads.submit(() ->
                        assertThat(
                                        rendered(
                                                        new EmailText(subject, "", "h", "t"),
                                                        Map.of("name", name))
                                                .subject())
                                .isEqualTo(expected));
            }
        }
    }

    @Test
    void what_is_remembered_is_bounded() {
        var recent = new Recent<Integer, Integer>(10);
        var made = new int[1];
        for (int i = 0; i < 1_000; i++) {
            recent.get(i, key -> made[0]++);
            recent.get(0, key -> made[0]++);
        }
        assertThat(made[0]).as("the one in use is never made again").isEqualTo(1_000);
        recent.get(1, key -> made[0]++);
        assertThat(made[0]).as("the one long unused is").isEqualTo(1_001);
    }
}
