package dev.espalier.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final String SOURCE =
            """
            Hello {{ contact.firstName | default: 'friend' | capitalize }},
            {% for item in items %}{% cycle 'odd', 'even' %} {{ forloop.index }}: {{ item.title | escape }}
            {%- if item.price > 10 %} ({{ item.price | times: 1.19 | round: 2 }}){% endif %}
            {% else %}nothing{% endfor %}
            {% capture sum %}{% increment n %}{% increment n %}{{ items | map: 'price' | sum }}{% endcapture -%}
            {% assign tags = contact.tags | split: ',' | sort %}{{ tags | join: ' & ' }} {{ sum }}
            {% render 'line', who: contact.firstName %}{% include which %}{% ifchanged %}!{% endifchanged %}
            """;

    private static Map<String, Object> values(int n) {
        return Map.of(
                "contact",
                Map.of("firstName", "contact" + n, "tags", "z" + n + ",a" + n),
                "items",
                List.of(
                        Map.of("title", "<" + n + ">", "price", n),
                        Map.of("title", "b", "price", n * 2)),
                "which",
                "line");
    }

    @Test
    void one_template_shared_by_eight_threads_renders_a_hundred_thousand_times_alike()
            throws Exception {
        var template =
                Table.LIQUID
                        .withEscaping(Escaping.HTML)
                        .withSnippets(_ -> Optional.of("-- {{ who }}"))
                        .compile(SOURCE);
        var expected = new ArrayList<String>();
        for (int n = 0; n < 10; n++) expected.add(template.render(values(n)));
        assertThat(expected).doesNotHaveDuplicates();

        var tasks = new ArrayList<Callable<Integer>>();
        for (int thread = 0; thread < 8; thread++) tasks.add(() -> wrong(template, expected));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var wrong : threads.invokeAll(tasks)) assertThat(wrong.get()).isZero();
        }
    }

    private static int wrong(Template template, List<String> expected) {
        int wrong = 0;
        for (int i = 0; i < 12_500; i++) {
            if (!template.render(values(i % 10)).equals(expected.get(i % 10))) wrong++;
        }
        return wrong;
    }
}
