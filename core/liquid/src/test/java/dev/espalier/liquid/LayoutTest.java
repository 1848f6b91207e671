package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LayoutTest {
    @TestFactory
    Stream<DynamicTest> comments_leave_nothing_behind() {
        return Table.plain()
                .rows(
                        """
                        a{% comment %}b{% endcomment %}c => ac
                        a{% comment %}{{ name }}{% if %}{% endcomment %}c => ac
                        a{% comment %}{% comment %}b{% endcomment %}c{% endcomment %}d => ad
                        a{% comment %}{% raw %}{% endcomment %}{% endraw %}b{% endcomment %}c => ac
                        a{% comment %}{{ never closed {% endcomment %}c => ac
                        a{% comment %}{% unknown %}{% endcomment %}c => ac
                        a{% comment a note %}b{% endcomment %}c => ac
                        a {%- comment -%} b {%- endcomment -%} c => ac
                        a{%comment%}b{%endcomment%}c => ac
                        a{% # a note %}b => ab
                        a{% #a note %}b => ab
                        a{%- # don't worry -%} b => ab
                        a{% # one⏎ # two⏎ # three %}b => ab
                        a{% doc %}@param x {{ y }}{% enddoc %}b => ab
                        a{% doc %}{% if %}{% enddoc %}b => ab
                        """);
    }

    @TestFactory
    Stream<DynamicTest> raw_shows_markup_as_text() {
        return Table.plain()
                .rows(
                        """
                        {% raw %}{{ name }}{% endraw %} => {{ name }}
                        {% raw %}{% if %}{% endraw %} => {% if %}
                        {% raw %}{{ a {% b {% endraw %} => {{ a {% b␣
                        {%raw%}x{%endraw%} => x
                        {% raw %}{% comment %}{% endraw %} => {% comment %}
                        {% raw %}{% raw %}{% endraw %} => {% raw %}
                        a {%- raw %} b {% endraw -%} c => a b c
                        a{% raw -%} b {%- endraw %}c => abc
                        {% raw %}{% endraw %}| => |
                        {% raw %}}} {{{% endraw %} => }} {{
                        """);
    }

    @TestFactory
    Stream<DynamicTest> hyphens_trim_the_white_space_around_markup() {
        return Table.plain()
                .rows(
                        """
                        a {{- name }} b => aAda b
                        a {{ name -}} b => a Adab
                        a {{- name -}} b => aAdab
                        a⏎⏎ {{- name -}} ⇥⏎b => aAdab
                        a {%- if yes -%} b {%- endif -%} c => abc
                        a {%- if yes %} b {% endif -%} c => a b c
                        {{- name -}}  {{- name -}} => AdaAda
                        {%- assign x = 1 -%}⏎{{ x }} => 1
                        {{ -5 }} => -5
                        {{- -5 -}} => -5
                        a {{-}} b => ab
                        {% for i in (1..3) -%} {{ i }} {%- endfor %} => 123
                        a {%- comment %}x{% endcomment -%} b => ab
                        x {%- # note %} y => x y
                        """);
    }

    @TestFactory
    Stream<DynamicTest> blocks_that_only_assign_leave_no_space() {
        return Table.plain()
                .rows(
                        """
                        a{% if yes %} {% assign x = 1 %} {% endif %}b => ab
                        a{% for i in (1..3) %} {% assign x = i %} {% endfor %}b => ab
                        a{% case 1 %}{% when 1 %} {% assign x = 1 %} {% endcase %}b => ab
                        a{% if yes %} {% comment %}x{% endcomment %} {% endif %}b => ab
                        a{% if yes %} {% if yes %} {% assign x = 1 %} {% endif %} {% endif %}b => ab
                        a{% if yes %} {{ empty_text }} {% endif %}b => a  b
                        a{% if yes %} {% assign x = 1 %} {% else %}c{% endif %}b => a  b
                        a{% case 1 %}{% when 1 %} {% when 2 %}c{% endcase %}b => a b
                        a{% for x in nothing %}c{% else %} {% endfor %}b => a b
                        a{% if yes %} {% increment x %} {% endif %}b => a 0 b
                        a{% unless no %} {% capture x %} x {% endcapture %} {% endunless %}b => ab
                        """);
    }

    @TestFactory
    Stream<DynamicTest> liquid_takes_a_tag_a_line() {
        return Table.plain()
                .rows(
                        """
                        {% liquid⏎assign x = 1⏎echo x⏎%} => 1
                        {% liquid⏎  if yes⏎    echo 'a'⏎  else⏎    echo 'b'⏎  endif⏎%} => a
                        {% liquid⏎for i in (1..3)⏎echo i⏎if i == 2⏎break⏎endif⏎endfor⏎%} => 12
                        {% liquid⏎# a note⏎echo 'x'⏎⏎⏎echo 'y'⏎%} => xy
                        {% liquid⏎comment⏎echo 'x'⏎endcomment⏎echo 'y'⏎%} => y
                        {% liquid⏎case five⏎when 5⏎echo 'five'⏎endcase⏎%} => five
                        {% liquid⏎capture x⏎echo 'in'⏎endcapture⏎echo x | upcase⏎%} => IN
                        {% liquid echo 'x' %} => x
                        {% liquid⏎liquid echo 'x'⏎liquid⏎liquid liquid echo 'y'⏎%} => xy
                        {% liquid %}| => |
                        {%- liquid⏎echo 'x' -%} y => xy
                        {% liquid⏎assign x = 'a' %}{% if x %}{% liquid⏎echo x⏎%}{% endif %} => a
                        {% liquid⏎cycle 'a', 'b'⏎cycle 'a', 'b'⏎increment n⏎%} => ab0
                        """);
    }
}
