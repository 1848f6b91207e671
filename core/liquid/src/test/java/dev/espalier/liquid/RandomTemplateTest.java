package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RandomTemplateTest {
    private static final List<String> WORDS =
            List.of(
                    """
                    {{ }} {% %} {{- -}} {%- -%} | : , . .. [ ] ( ) ' " == != < contains and or in if
                    elsif else endif unless endunless case when endcase for endfor tablerow endtablerow
                    cols limit offset reversed continue break cycle assign = capture endcapture
                    increment decrement comment endcomment # raw endraw liquid echo render include with
                    as ifchanged endifchanged doc enddoc name tags products nested moment 1 -2 3.5
                    99999999999999999999 true nil empty blank 'snippet' 🙂 & - x
                    """
                            .split("\\s+"));

    /// Random words make faults; whole pieces make templates that run.
    private static final List<String> VALUES =
            List.of(
                    """
                    name;none;tags;products;nested;mixed;moment;day;five;half;price;html
                    contact.properties.city;products[1].title;tags[-1];(1..5);(1..100000);x;y;'text'
                    '';'%Y %-d %10N';7;-3;2.5;true;empty;blank;nil;forloop.index;products.first
                    contact;99999999999999999999;umlaut
                    """
                            .split("[;\n]"));

    /// `§` stands for a value, `¶` for one with filters, `?` for a condition and `□` for a block.
    private static final List<String> LEAVES =
            """
            text <b>
            {{ ¶ }}
            {{- ¶ -}}
            {% assign x = ¶ %}
            {%- assign y = ¶ -%}
            {% cycle §, § %}{% increment x %}{% decrement y %}
            {% break %}
            {% continue %}
            {% render 'snippet' with § as x %}
            {% render 'snippet' for § as x %}
            {% include 'snippet' with § %}
            """
                    .lines()
                    .toList();

    private static final List<String> PIECES =
            """
            text <b>
            {{ ¶ }}
            {% assign x = ¶ %}
            {% render 'snippet' for § as x %}
            {% if ? %}□{% else %}□{% endif %}
            {% unless ? %}□{% endunless %}
            {% for x in § limit: § %}□{% endfor %}
            {% for y in § reversed offset: continue %}□{% else %}□{% endfor %}
            {% tablerow y in § cols: § %}□{% endtablerow %}
            {% capture x %}□{% endcapture %}
            {% case § %}{% when §, § %}□{% else %}□{% endcase %}
            {% ifchanged %}□{% endifchanged %}
            """
                    .lines()
                    .toList();

    private static final List<String> FILTERS = Filters.names().stream().sorted().toList();

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private static final Liquid LIQUID =
            Table.LIQUID
                    .withSnippets(name ->
                            name.equals("snippet")
                                    ? Optional.of("<{{ x }}{% assign y = x %}>")
                                    : Optional.empty())
                    .withLimits(new Limits(20_000, 5_000, 40, 100_000));

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String value() {
        return pick(VALUES);
    }

    private String filter() {
        var name = pick(FILTERS);
        var spec = Filters.named(name).orElseThrow();
        var call = new StringBuilder(" | " + name);
        int count = spec.least() + random.nextInt(spec.most() - spec.least() + 1);
        for (int i = 0; i < count; i++) call.append(i == 0 ? ": " : ", ").append(value());
        return call.toString();
    }

    private String filtered() {
        return value()
                + (random.nextBoolean() ? filter() : "")
                + (random.nextBoolean() ? filter() : "");
    }

    private String condition() {
        var operators = List.of("==", "!=", "<", ">", "<=", ">=", "contains");
        var one = random.nextBoolean() ? value() : value() + " " + pick(operators) + " " + value();
        return random.nextInt(3) == 0
                ? one + (random.nextBoolean() ? " and " : " or ") + condition()
                : one;
    }

    private String block(int depth) {
        var block = new StringBuilder();
        int pieces = random.nextInt(4);
        for (int i = 0; i <= pieces; i++) block.append(piece(depth));
        return block.toString();
    }

    private String piece(int depth) {
        var pattern = pick(depth > 3 ? LEAVES : PIECES);
        var piece = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '§' -> piece.append(value());
                case '¶' -> piece.append(filtered());
                case '?' -> piece.append(condition());
                case '□' -> piece.append(block(depth + 1));
                default -> piece.append(c);
            }
        }
        return piece.toString();
    }

    /// @return the text, or the message of one of the two errors that may leave
    private String run(Liquid liquid, String source) {
        try {
            return liquid.compile(source).render(Sample.VALUES);
        } catch (LiquidSyntaxError error) {
            assertThat(error.faults()).isNotEmpty();
            return String.valueOf(error.getMessage());
        } catch (LiquidRenderError error) {
            return String.valueOf(error.getMessage());
        } catch (RuntimeException | StackOverflowError error) {
            return fail("seed " + seed + ": " + source, error);
        }
    }

    @Test
    void random_words_never_throw_anything_but_the_two_errors() {
        for (int i = 0; i < 20_000; i++) {
            var source = new StringBuilder();
            int words = random.nextInt(30);
            for (int w = 0; w < words; w++)
                source.append(pick(WORDS)).append(pick(List.of("", " ", "\n")));
            run(LIQUID, source.toString());
        }
    }

    @Test
    void random_templates_render_within_their_limits_and_always_alike() {
        var rendered = new AtomicInteger();
        for (int i = 0; i < 400; i++) {
            var source = block(0);
            for (var escaping : Escaping.values()) {
                var liquid = LIQUID.withEscaping(escaping);
                var once = run(liquid, source);
                assertThat(once).as("seed %d: %s", seed, source).hasSizeLessThanOrEqualTo(20_000);
                assertThat(run(liquid, source)).as("seed %d: %s", seed, source).isEqualTo(once);
                if (!once.contains("(expected: ")) rendered.incrementAndGet();
            }
        }
        assertThat(rendered).as("seed %d: templates that rendered", seed).hasValueGreaterThan(100);
    }

    @Test
    void a_strict_rendering_never_throws_anything_else_either() {
        for (int i = 0; i < 400; i++) run(LIQUID.withStrictness(Strictness.STRICT), block(0));
    }

    @Test
    void a_text_without_delimiters_renders_to_itself() {
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) text.appendCodePoint(random.nextInt(0x20, 0x2fff));
            var source = text.toString().replace("{{", "").replace("{%", "");
            assertThat(LIQUID.compile(source).render(Map.of()))
                    .as("seed %d", seed)
                    .isEqualTo(source);
        }
    }
}
