package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BindingTest {
    @TestFactory
    Stream<DynamicTest> assign_gives_a_value_a_name() {
        return Table.plain()
                .rows(
                        """
                        {% assign x = 'a' %}{{ x }} => a
                        {% assign x = 5 %}{{ x | plus: 1 }} => 6
                        {% assign x = name | upcase %}{{ x }} => ADA
                        {% assign x = name | append: '!' | upcase %}{{ x }} => ADA!
                        {% assign x = contact.properties %}{{ x.city }} => Arlington
                        {% assign name = 'Bob' %}{{ name }} => Bob
                        {% assign name = nil %}{{ name }}| => |
                        {% assign x = 1 %}{% assign x = x | plus: 1 %}{{ x }} => 2
                        {%assign x='a'%}{{x}} => a
                        {% assign first-name = 'x' %}{{ first-name }} => x
                        {% assign _x1 = 'x' %}{{ _x1 }} => x
                        {% assign x = tags | join: '-' %}{{ x }} => red-green-blue
                        {% assign x = true %}{% if x %}yes{% endif %} => yes
                        {% assign x = (1..3) %}{{ x.last }} => 3
                        {% assign x = empty %}{% if x == '' %}yes{% endif %} => yes
                        {% if yes %}{% assign x = 'in' %}{% endif %}{{ x }} => in
                        {% assign if = 1 %}{{ if }} => 1
                        """);
    }

    @TestFactory
    Stream<DynamicTest> capture_keeps_what_would_have_been_shown() {
        return Table.plain()
                .rows(
                        """
                        {% capture x %}Hi {{ name }}{% endcapture %}{{ x }} => Hi Ada
                        {% capture x %}Hi{% endcapture %}| => |
                        {% capture 'x' %}a{% endcapture %}{{ x }} => a
                        {% capture "x" %}a{% endcapture %}{{ x }} => a
                        {% capture x %}{% for t in tags %}{{ t }} {% endfor %}{% endcapture %}{{ x | strip }}| => red green blue|
                        {% capture x %}a{% capture y %}b{% endcapture %}c{% endcapture %}{{ x }}{{ y }} => acb
                        {% capture x %}{% endcapture %}{% if x == empty %}empty{% endif %} => empty
                        {% capture x %} a {% endcapture %}[{{ x }}] => [ a ]
                        {% assign x = 1 %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{{ x }} => 11
                        """);
    }

    @TestFactory
    Stream<DynamicTest> counters_live_beside_variables() {
        return Table.plain()
                .rows(
                        """
                        {% increment n %}{% increment n %}{% increment n %} => 012
                        {% decrement n %} {% decrement n %} => -1 -2
                        {% increment a %}{% increment b %}{% increment a %} => 001
                        {% increment n %}{% decrement n %}{% decrement n %} => 00-1
                        {% increment n %}{{ n }} => 01
                        {% assign n = 10 %}{% increment n %}{{ n }} => 010
                        {% increment five %} {% increment five %} => 5 6
                        {% for i in (1..3) %}{% increment n %}{% endfor %} => 012
                        """);
    }

    @TestFactory
    Stream<DynamicTest> echo_is_an_output_in_a_tag() {
        return Table.plain()
                .rows(
                        """
                        {% echo name %} => Ada
                        {% echo name | upcase %} => ADA
                        {% echo 'a' | append: 'b' %} => ab
                        {% echo unknown %}| => |
                        {% echo %}| => |
                        """);
    }
}
