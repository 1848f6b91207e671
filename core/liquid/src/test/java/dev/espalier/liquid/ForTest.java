package dev.espalier.liquid;

import java.util.ArrayDeque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ForTest {
    @TestFactory
    Stream<DynamicTest> for_walks_lists_maps_ranges_and_texts() {
        return Table.plain()
                .rows(
                        """
                        {% for t in tags %}{{ t }};{% endfor %} => red;green;blue;
                        {% for i in (1..3) %}{{ i }}{% endfor %} => 123
                        {% for i in (3..1) %}{{ i }}{% endfor %}| => |
                        {% for i in (-1..1) %}{{ i }},{% endfor %} => -1,0,1,
                        {% for i in (1..five) %}{{ i }}{% endfor %} => 12345
                        {% for i in (1..tags.size) %}{{ i }}{% endfor %} => 123
                        {% for i in ('1'..'3') %}{{ i }}{% endfor %} => 123
                        {% for i in (1..2.9) %}{{ i }}{% endfor %} => 12
                        {% for i in (unknown..2) %}{{ i }}{% endfor %} => 012
                        {% for p in contact.properties limit: 0 %}x{% endfor %}| => |
                        {% for p in products[1] limit: 2 %}{{ p[0] }}={{ p[1] }} {% endfor %} => title=Mug price=8␣
                        {% for p in products[1] limit: 1 %}{{ p.first }}/{{ p.last }}{% endfor %} => title/Mug
                        {% for c in name %}[{{ c }}]{% endfor %} => [Ada]
                        {% for c in empty_text %}x{% else %}none{% endfor %} => none
                        {% for x in nested %}{{ x.size }}{% endfor %} => 22
                        {% for p in products %}{{ p.title }} {% endfor %} => Shirt Mug hat Plate␣
                        {% assign r = (2..4) %}{% for i in r %}{{ i }}{% endfor %}{{ r.size }} => 2343
                        {% for x in contact["visits"] %}{{ x }}{% endfor %} => 789
                        """);
    }

    @TestFactory
    @SuppressWarnings("JdkObsolete") // A list without quick access by index is the point.
    Stream<DynamicTest> collections_of_every_kind_are_walked() {
        var values =
                Map.of(
                        "linked", new LinkedList<>(List.of(1, 2, 3)),
                        "set", new TreeSet<>(List.of("b", "a")),
                        "queue", new ArrayDeque<>(List.of(4, 5)),
                        "sorted", new TreeMap<>(Map.of(2, "two", 1, "one")));
        return Table.plain()
                .on(values)
                .rows(
                        """
                        {% for x in linked %}{{ x }}{% endfor %}{{ linked.size }}{{ linked[1] }}{{ linked.last }} => 123323
                        {% for x in set %}{{ x }}{% endfor %}{{ set.size }}{{ set.first }}{{ set.last }} => ab2a
                        {% for x in queue reversed %}{{ x }}{% endfor %}{{ queue | join: '-' }} => 544-5
                        {% for x in sorted %}{{ x[0] }}{{ x[1] }} {% endfor %}{{ sorted.size }} => 1one 2two 2
                        {{ sorted.name }}{{ sorted['name'] }}{% if sorted contains 'x' %}x{% endif %}| => |
                        {% if set contains 'a' %}in{% endif %} => in
                        {% if sorted == sorted %}same{% endif %} => same
                        """);
    }

    @TestFactory
    Stream<DynamicTest> else_stands_in_for_nothing() {
        return Table.plain()
                .rows(
                        """
                        {% for x in nothing %}x{% else %}none{% endfor %} => none
                        {% for x in unknown %}x{% else %}none{% endfor %} => none
                        {% for x in five %}x{% else %}none{% endfor %} => none
                        {% for x in tags %}x{% else %}none{% endfor %} => xxx
                        {% for x in tags offset: 9 %}x{% else %}none{% endfor %} => none
                        {% for x in tags limit: 0 %}x{% else %}none{% endfor %} => none
                        """);
    }

    @TestFactory
    Stream<DynamicTest> limit_offset_and_reversed_choose_the_items() {
        return Table.plain()
                .rows(
                        """
                        {% for i in (1..6) limit: 2 %}{{ i }}{% endfor %} => 12
                        {% for i in (1..6) offset: 4 %}{{ i }}{% endfor %} => 56
                        {% for i in (1..6) limit: 2 offset: 1 %}{{ i }}{% endfor %} => 23
                        {% for i in (1..6) offset: 1 limit: 2 %}{{ i }}{% endfor %} => 23
                        {% for i in (1..6) limit:2, offset:1 %}{{ i }}{% endfor %} => 23
                        {% for i in (1..6), limit: 2 %}{{ i }}{% endfor %} => 12
                        {% for i in (1..6) limit: five %}{{ i }}{% endfor %} => 12345
                        {% for i in (1..6) limit: '2' %}{{ i }}{% endfor %} => 12
                        {% for i in (1..6) limit: none %}{{ i }}{% endfor %} => 123456
                        {% for i in (1..3) reversed %}{{ i }}{% endfor %} => 321
                        {% for i in (1..6) reversed limit: 2 %}{{ i }}{% endfor %} => 21
                        {% for i in (1..6) reversed limit: 2 offset: 3 %}{{ i }}{% endfor %} => 54
                        {% for i in (1..6) limit: 2 reversed %}{{ i }}{% endfor %} => 21
                        {% for i in tags reversed %}{{ i }} {% endfor %} => blue green red␣
                        {% for i in (1..3) limit: 99 %}{{ i }}{% endfor %} => 123
                        {% for i in (1..3) limit: -1 %}{{ i }}{% else %}none{% endfor %} => none
                        """);
    }

    @TestFactory
    Stream<DynamicTest> offset_continue_goes_on_where_the_loop_left_off() {
        return Table.plain()
                .rows(
                        """
                        {% for i in tags limit: 1 %}{{ i }} {% endfor %}{% for i in tags offset: continue %}{{ i }} {% endfor %} => red green blue␣
                        {% for i in (1..6) limit: 2 %}a{{ i }}{% endfor %}{% for i in (1..6) limit: 2 offset: continue %}b{{ i }}{% endfor %}{% for i in (1..6) offset: continue %}c{{ i }}{% endfor %} => a1a2b3b4c5c6
                        {% for i in tags offset: continue %}{{ i }} {% endfor %} => red green blue␣
                        {% for i in tags %}{% endfor %}{% for i in tags offset: continue %}{{ i }}{% else %}done{% endfor %} => done
                        {% for i in tags limit: 1 %}{% endfor %}{% for j in tags offset: continue %}{{ j }} {% endfor %} => red green blue␣
                        {% for i in (1..4) limit: 3 %}{% break %}{% endfor %}{% for i in (1..4) offset: continue %}{{ i }}{% endfor %} => 4
                        """);
    }

    @TestFactory
    Stream<DynamicTest> forloop_tells_where_the_loop_is() {
        return Table.plain()
                .rows(
                        """
                        {% for t in tags %}{{ forloop.index }}{% endfor %} => 123
                        {% for t in tags %}{{ forloop.index0 }}{% endfor %} => 012
                        {% for t in tags %}{{ forloop.rindex }}{% endfor %} => 321
                        {% for t in tags %}{{ forloop.rindex0 }}{% endfor %} => 210
                        {% for t in tags %}{{ forloop.first }} {% endfor %} => true false false␣
                        {% for t in tags %}{{ forloop.last }} {% endfor %} => false false true␣
                        {% for t in tags %}{{ forloop.length }}{% endfor %} => 333
                        {% for t in tags limit: 2 %}{{ forloop.length }}{% endfor %} => 22
                        {% for t in tags limit: 1 %}{{ forloop.name }}{% endfor %} => t-tags
                        {% for t in contact.visits limit: 1 %}{{ forloop.name }}{% endfor %} => t-contact.visits
                        {% for t in tags %}{{ t }}{% unless forloop.last %}, {% endunless %}{% endfor %} => red, green, blue
                        {% for t in tags %}{{ forloop['index'] }}{% endfor %} => 123
                        {% for t in tags %}{{ forloop.unknown }}{% endfor %}| => |
                        {% for t in tags %}{{ forloop }}{% endfor %}| => |
                        {% for t in tags %}{% endfor %}{{ forloop.index }}| => |
                        {% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %} => 11 12 21 22␣
                        {% for a in (1..2) %}{{ forloop.parentloop }}{{ forloop.parentloop.index }}{% endfor %}| => |
                        {% for a in (1..2) %}{% for b in (1..1) %}{% for c in (1..1) %}{{ forloop.parentloop.parentloop.index }}{% endfor %}{% endfor %}{% endfor %} => 12
                        {% for a in (1..2) %}{% for b in (1..3) %}{% endfor %}{{ forloop.index }}{% endfor %} => 12
                        """);
    }

    @TestFactory
    Stream<DynamicTest> break_and_continue_steer_the_innermost_loop() {
        return Table.plain()
                .rows(
                        """
                        {% for i in (1..5) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %} => 12
                        {% for i in (1..5) %}{% if i == 3 %}{% continue %}{% endif %}{{ i }}{% endfor %} => 1245
                        {% for i in (1..2) %}{% for j in (1..3) %}{% if j == 2 %}{% break %}{% endif %}{{ i }}{{ j }} {% endfor %}{% endfor %} => 11 21␣
                        {% for i in (1..2) %}{% for j in (1..3) %}{% if j == 2 %}{% continue %}{% endif %}{{ j }}{% endfor %}|{% endfor %} => 13|13|
                        a{% break %}b => a
                        a{% continue %}b => a
                        a{% if yes %}{% break %}{% endif %}b => a
                        {% for i in (1..3) %}{% case i %}{% when 2 %}{% break %}{% endcase %}{{ i }}{% endfor %} => 1
                        {% for i in (1..3) %}{% capture x %}{{ i }}{% if i == 2 %}{% break %}{% endif %}{% endcapture %}{{ x }}{% endfor %}|{{ x }} => 1|2
                        """);
    }

    @TestFactory
    Stream<DynamicTest> a_loop_has_its_own_names_but_shares_assignments() {
        return Table.plain()
                .rows(
                        """
                        {% for name in tags %}{{ name }} {% endfor %}{{ name }} => red green blue Ada
                        {% for t in tags %}{% assign last = t %}{% endfor %}{{ last }} => blue
                        {% for t in tags %}{% assign t = 'x' %}{{ t }} {% endfor %}{{ t }} => red green blue x
                        {% for t in tags %} {% assign x = t %} {% endfor %}| => |
                        {% for t in (1..3) %}  {% endfor %}| => |
                        {% for a in tags limit: 1 %}{% for a in numbers %}{{ a }}{% endfor %}{{ a }}{% endfor %} => 312red
                        """);
    }
}
