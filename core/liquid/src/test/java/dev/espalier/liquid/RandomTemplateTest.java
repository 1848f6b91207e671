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
                    "{{",
                    "}}",
                    "{%",
                    "%}",
                    "{{-",
                    "-}}",
                    "{%-",
                    "-%}",
                    " ",
                    "\n",
                    "|",
                    ":",
                    ",",
                    ".",
                    "..",
                    "[",
                    "]",
                    "(",
                    ")",
                    "'",
                    "\"",
                    "==",
                    "!=",
                    "<",
                    "contains",
                    "and",
                    "or",
                    "in",
                    "if",
                    "elsif",
                    "else",
                    "endif",
                    "unless",
                    "endunless",
                    "case",
                    "when",
                    "endcase",
                    "for",
                    "endfor",
                    "tablerow",
                    "endtablerow",
                    "cols",
                    "limit",
                    "offset",
                    "reversed",
                    "continue",
                    "break",
                    "cycle",
                    "assign",
                    "=",
                    "capture",
                    "endcapture",
                    "increment",
                    "decrement",
                    "comment",
                    "endcomment",
                    "#",
                    "raw",
                    "endraw",
                    "liquid",
                    "echo",
                    "render",
                    "include",
                    "with",
                    "as",
                    "ifchanged",
                    "endifchanged",
                    "doc",
                    "enddoc",
                    "name",
                    "tags",
                    "products",
                    "nested",
                    "moment",
                    "1",
                    "-2",
                    "3.5",
                    "99999999999999999999",
                    "true",
                    "nil",
                    "empty",
                    "blank",
                    "'snippet'",
                    "🙂",
                    "&",
                    "-",
                    "x");

    /// Random words make faults; whole pieces make templates that run.
    private static final List<String> VALUES =
            List.of(
                    "name",
                    "none",
                    "tags",
                    "products",
                    "nested",
                    "mixed",
                    "moment",
                    "day",
                    "five",
                    "half",
                    "price",
                    "html",
                    "contact.properties.city",
                    "products[1].title",
                    "tags[-1]",
                    "(1..5)",
                    "(1..100000)",
                    "x",
                    "y",
                    "'text'",
                    "''",
                    "'%Y %-d %10N'",
                    "7",
                    "-3",
                    "2.5",
                    "true",
                    "empty",
                    "blank",
                    "nil",
                    "forloop.index",
                    "products.first",
                    "contact",
                    "99999999999999999999",
                    "umlaut");

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
        var name = pick(Filters.names().stream().sorted().toList());
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
        return switch (random.nextInt(depth > 4 ? 7 : 14)) {
            case 0 -> " text <b>\n";
            case 1, 2 -> "{{ " + filtered() + " }}";
            case 3 -> "{%- assign " + pick(List.of("x", "y")) + " = " + filtered() + " -%}";
            case 4 ->
                    "{% cycle "
                            + value()
                            + ", "
                            + value()
                            + " %}{% increment x %}{% decrement y %}";
            case 5 -> "{% " + pick(List.of("break", "continue")) + " %}";
            case 6 ->
                    "{% render 'snippet' "
                            + pick(List.of("with", "for"))
                            + " "
                            + value()
                            + " as x %}";
            case 7 ->
                    "{% if "
                            + condition()
                            + " %}"
                            + block(depth + 1)
                            + "{% else %}"
                            + block(depth + 1)
                            + "{% endif %}";
            case 8 -> "{% unless " + condition() + " %}" + block(depth + 1) + "{% endunless %}";
            case 9 ->
                    "{% for x in "
                            + value()
                            + " limit: "
                            + value()
                            + " %}"
                            + block(depth + 1)
                            + "{% endfor %}";
            case 10 ->
                    "{% tablerow y in "
                            + value()
                            + " cols: "
                            + value()
                            + " %}"
                            + block(depth + 1)
                            + "{% endtablerow %}";
            case 11 -> "{% capture x %}" + block(depth + 1) + "{% endcapture %}";
            case 12 ->
                    "{% case "
                            + value()
                            + " %}{% when "
                            + value()
                            + " %}"
                            + block(depth + 1)
                            + "{% endcase %}";
            default ->
                    "{% ifchanged %}"
                            + block(depth + 1)
                            + "{% endifchanged %}{% include 'snippet' with "
                            + value()
                            + " %}";
        };
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
                source.append(pick(WORDS)).append(random.nextBoolean() ? " " : "");
            run(LIQUID, source.toString());
        }
    }

    @Test
    void random_templates_render_within_their_limits_and_always_alike() {
        var rendered = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            var source = block(0);
            for (var escaping : Escaping.values()) {
                var liquid = LIQUID.withEscaping(escaping);
                var once = run(liquid, source);
                assertThat(once).as("seed %d: %s", seed, source).hasSizeLessThanOrEqualTo(20_000);
                assertThat(run(liquid, source)).as("seed %d: %s", seed, source).isEqualTo(once);
                if (!once.contains("(expected: ")) rendered.incrementAndGet();
            }
        }
        assertThat(rendered).as("seed %d: templates that rendered", seed).hasValueGreaterThan(250);
    }

    @Test
    void a_strict_rendering_never_throws_anything_else_either() {
        for (int i = 0; i < 1_000; i++) run(LIQUID.withStrictness(Strictness.STRICT), block(0));
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
