package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OtherLoopTest {
    @TestFactory
    Stream<DynamicTest> tablerow_lays_items_out_in_rows() {
        return Table.plain()
                .rows(
                        """
                        {% tablerow t in tags %}{{ t }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">red</td><td class="col2">green</td><td class="col3">blue</td></tr>⏎
                        {% tablerow t in tags cols: 2 %}{{ t }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">red</td><td class="col2">green</td></tr>⏎<tr class="row2"><td class="col1">blue</td></tr>⏎
                        {% tablerow t in tags cols: 1 limit: 2 %}{{ t }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">red</td></tr>⏎<tr class="row2"><td class="col1">green</td></tr>⏎
                        {% tablerow t in tags offset: 2 %}{{ t }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">blue</td></tr>⏎
                        {% tablerow i in (1..2) cols: '2' %}{{ i }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">1</td><td class="col2">2</td></tr>⏎
                        {% tablerow i in (1..2) cols: 2.7 %}{{ i }}{% endtablerow %} => <tr class="row1">⏎<td class="col1">1</td><td class="col2">2</td></tr>⏎
                        {% tablerow t in nothing %}{{ t }}{% endtablerow %} => <tr class="row1">⏎</tr>⏎
                        {% tablerow t in unknown cols: 3 %}{{ t }}{% endtablerow %} => <tr class="row1">⏎</tr>⏎
                        {% tablerow i in (1..3) cols: 2 %}{{ i }}{% break %}x{% endtablerow %} => <tr class="row1">⏎<td class="col1">1</td></tr>⏎
                        {% tablerow i in (1..2) %}{{ i }}{% continue %}x{% endtablerow %} => <tr class="row1">⏎<td class="col1">1</td><td class="col2">2</td></tr>⏎
                        {% for x in (1..2) %}{% tablerow i in (1..2) %}{% break %}{% endtablerow %}{{ x }}{% endfor %} => <tr class="row1">⏎<td class="col1"></td></tr>⏎1<tr class="row1">⏎<td class="col1"></td></tr>⏎2
                        """);
    }

    private static Stream<DynamicTest> cells(String table) {
        var rows = new StringBuilder();
        table.lines()
                .map(line -> line.split(" => ", 2))
                .forEach(row -> {
                    rows.append("{% capture x %}{% tablerow t in tags cols: 2 %}");
                    rows.append("{% capture all %}{{ all }}{{ tablerowloop.")
                            .append(row[0])
                            .append(" }} ");
                    rows.append("{% endcapture %}{% endtablerow %}{% endcapture %}{{ all }}| => ");
                    rows.append(row[1]).append(" |\n");
                });
        return Table.plain().rows(rows.toString());
    }

    @TestFactory
    Stream<DynamicTest> tablerowloop_tells_where_the_table_is() {
        return cells(
                """
                col => 1 2 1
                col0 => 0 1 0
                col_first => true false true
                col_last => false true false
                row => 1 1 2
                index => 1 2 3
                index0 => 0 1 2
                rindex => 3 2 1
                rindex0 => 2 1 0
                first => true false false
                last => false false true
                length => 3 3 3
                """);
    }

    @TestFactory
    Stream<DynamicTest> cycle_takes_turns() {
        return Table.plain()
                .rows(
                        """
                        {% cycle 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %} => aba
                        {% for i in (1..5) %}{% cycle 'odd', 'even' %} {% endfor %} => odd even odd even odd␣
                        {% cycle 'a', 'b' %}{% cycle 'c', 'd' %}{% cycle 'a', 'b' %} => acb
                        {% cycle 'g': 'a', 'b' %}{% cycle 'h': 'a', 'b' %}{% cycle 'g': 'a', 'b' %} => aab
                        {% cycle 'g': 'a', 'b' %}{% cycle 'g': 'x', 'y' %} => ay
                        {% cycle name: 1, 2, 3 %}{% cycle name: 1, 2, 3 %}{% cycle 'Ada': 1, 2, 3 %} => 123
                        {% cycle name, key %} {% cycle name, key %} {% cycle name, key %} => Ada city Ada
                        {% cycle 'g': 1, 2, 3 %}{% cycle 'g': 1, 2, 3 %}{% cycle 'g': 'x' %}|{% cycle 'g': 'y' %} => 12|y
                        {% cycle unknown: 1, 2 %}{% cycle unknown_too: 1, 2 %}{% cycle 1, 2 %} => 121
                        {% cycle 'only' %}{% cycle 'only' %} => onlyonly
                        {% cycle 1, 2.5, true %}{% cycle 1, 2.5, true %}{% cycle 1, 2.5, true %} => 12.5true
                        """);
    }

    @TestFactory
    Stream<DynamicTest> ifchanged_shows_only_what_differs_from_before() {
        return Table.plain()
                .rows(
                        """
                        {% for i in mixed %}{% ifchanged %}{{ i }}.{% endifchanged %}{% endfor %} => b..a.b..
                        {% assign l = '1,1,2,2,1' | split: ',' %}{% for i in l %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %} => 121
                        {% ifchanged %}x{% endifchanged %}{% ifchanged %}x{% endifchanged %}{% ifchanged %}y{% endifchanged %} => xy
                        """);
    }
}
