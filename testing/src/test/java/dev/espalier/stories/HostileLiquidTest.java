package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Composer;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Templates that would never end, fill the memory or read the disk.
class HostileLiquidTest extends Story {

    /// `N` and `M` are numbers, `S` is a text.
    private static final List<String> FORMS =
            List.of(
                    "{% for i in (1..N) %}{% endfor %}",
                    "{% for i in (1..N) %}S{% endfor %}",
                    "{% for i in (1..M) %}{% for j in (1..M) %}{% for k in (1..M) %}{% endfor %}{% endfor %}{% endfor %}",
                    "{% assign s = 'S' %}{% for i in (1..M) %}{% assign s = s | append: s %}{% endfor %}{{ s }}",
                    "{% for i in (1..M) %}{% capture s %}{{ s }}{{ s }}S{% endcapture %}{% endfor %}{{ s }}",
                    "{% assign s = 'SSSSSSSS' %}{% for i in (1..M) %}{% assign s = s | replace: 'S', s %}{% endfor %}",
                    "{% assign a = 'S,S' | split: ',' %}{% for i in (1..M) %}{% assign a = a | concat: a %}{% endfor %}{{ a | join: 'S' }}",
                    "{{ (1..N) | join: 'S' }}",
                    "{{ (1..N) | reverse | sort | join: 'S' }}",
                    "{{ (1..N) | map: 'S' | sum }}",
                    "{% tablerow i in (1..N) cols: 3 %}S{% endtablerow %}",
                    "{% for i in (1..N) %}{% increment x %}{% cycle 'S', 'T' %}{% endfor %}",
                    "{% for i in (1..N) %}{{ i | date: '%M000d' }}{% endfor %}",
                    "{% assign s = 'S' %}{% for i in (1..M) %}{% assign s = s | base64_encode | url_encode | escape %}{% endfor %}",
                    "{% for i in (1..N) %}{% if contact.properties.long contains 'aaaaaaaaab' %}{% endif %}{% endfor %}",
                    "{% for i in (1..N) %}{% assign x = contact.properties.long | split: 'aa' | uniq | sort %}{% endfor %}",
                    "{% include '/etc/passwd' %}{% for i in (1..N) %}S{% endfor %}",
                    "{% render '../../../../etc/shadow' %}{% for i in (1..N) %}S{% endfor %}",
                    "{% for a in (1..N) %}{% unless a %}{% else %}{% case a %}{% when 0 %}{% else %}{{ a | times: a | divided_by: 3 }}{% endcase %}{% endunless %}{% endfor %}",
                    "{% assign s = contact.properties.long %}{% for i in (1..M) %}{% assign s = s | prepend: s | strip_html | newline_to_br %}{% endfor %}");

    private static final List<String> LARGE =
            List.of("2000000", "99999999", "1000000000", "9007199254740993", "9223372036854775807");
    private static final List<String> MEDIUM = List.of("1000", "2500", "5000", "20000", "99999");

    private static final Map<String, Object> VALUES =
            Map.of("contact", Map.of("properties", Map.of("long", "a".repeat(50_000))));

    private final Composer composer = new MimeComposer(Liquid.with(sim::now));

    private static List<EmailText> payloads() {
        var payloads = new ArrayList<EmailText>();
        for (var form : FORMS) {
            for (int i = 0; i < LARGE.size(); i++) {
                for (var text : List.of("x", "<p>é</p>")) {
                    var body =
                            form.replace("N", LARGE.get(i))
                                    .replace("%M", "%" + MEDIUM.get(i))
                                    .replace("..M", ".." + MEDIUM.get(i))
                                    .replace("S", text);
                    payloads.add(
                            i % 2 == 0
                                    ? new EmailText("Hello", "", "<p>" + body + "</p>", "Hello")
                                    : new EmailText("Hello", "", "<p>Hello</p>", body));
                }
            }
        }
        return payloads;
    }

    @Test
    @Timeout(180)
    void two_hundred_hostile_templates_are_stopped_and_slow_nobody() throws InterruptedException {
        var payloads = payloads();
        assertThat(payloads).hasSize(200);
        var usual =
                new EmailText(
                        "Hello {{ contact.properties.name | default: 'there' }}",
                        "",
                        "<p>{% for i in (1..20) %}{{ i }}{% endfor %}</p>",
                        "Hello");
        for (int i = 0; i < 2_000; i++) {
            composer.render(usual, VALUES);
        }
        var over = new AtomicBoolean();
        var failures = new ArrayList<String>();
        var slowest = new long[1];
        var hostile =
                Thread.ofPlatform()
                        .start(() -> {
                            for (var payload : payloads) {
                                long begin = System.nanoTime();
                                if (composer.render(payload, VALUES)
                                        instanceof Composer.Rendering.Done) {
                                    failures.add(payload.html() + payload.text());
                                }
                                slowest[0] = Math.max(slowest[0], System.nanoTime() - begin);
                            }
                            over.set(true);
                        });
        var times = new ArrayList<Long>();
        while (!over.get()) {
            long begin = System.nanoTime();
            assertThat(composer.render(usual, VALUES)).isInstanceOf(Composer.Rendering.Done.class);
            times.add(System.nanoTime() - begin);
        }
        hostile.join();

        assertThat(failures).isEmpty();
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long p99 = sorted[(int) (sorted.length * 0.99)];
        assertThat(TimeUnit.NANOSECONDS.toMillis(p99))
                .as(
                        "of %d renderings, in ms; the slowest hostile one took %d ms",
                        sorted.length, slowest[0] / 1_000_000)
                .isLessThan(150);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(slowest[0])).isLessThan(15);
        assertThat(Arrays.stream(sorted).max().orElse(0)).isPositive();
    }

    @Test
    void whoever_is_sent_one_fails_alone_and_the_others_get_theirs() {
        sim.template(
                "evil",
                "evil",
                "Hello{% if contact.properties.evil %}{% for i in (1..999999999) %}x{% endfor %}{% endif %}");
        sim.active("evil", ONE.replace("welcome", "evil"));
        for (int i = 0; i < 20; i++) {
            sim.contact("evil" + i + "@example.test", null, Map.of("evil", true));
            signUp("evil" + i + "@example.test");
            signUp("good" + i + "@example.test");
        }
        sim.settle();

        assertThat(sim.inbox()).hasSize(20).allMatch(mail -> mail.to().startsWith("good"));
        assertThat(sim.states("evil")).filteredOn("failed"::equals).hasSize(20);
    }
}
