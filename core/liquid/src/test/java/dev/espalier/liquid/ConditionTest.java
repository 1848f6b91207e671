package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConditionTest {
    private static Stream<DynamicTest> conditions(String table) {
        var rows = new StringBuilder();
        table.lines()
                .forEach(line -> {
                    int arrow = line.lastIndexOf(" =>");
                    rows.append("{% if ")
                            .append(line, 0, arrow)
                            .append(" %}true{% else %}false{% endif %}");
                    rows.append(line.substring(arrow)).append('\n');
                });
        return Table.plain().rows(rows.toString());
    }

    @TestFactory
    Stream<DynamicTest> only_nil_and_false_are_not_true() {
        return conditions(
                """
                true => true
                false => false
                nil => false
                none => false
                unknown => false
                unknown.deeper => false
                no => false
                yes => true
                0 => true
                0.0 => true
                '' => true
                empty_text => true
                nothing => true
                no_map => true
                empty => true
                blank => true
                contact.firstName => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> equality_compares_within_a_kind() {
        return conditions(
                """
                1 == 1 => true
                1 == 1.0 => true
                1 == '1' => false
                1 != '1' => true
                'a' == 'a' => true
                'a' == "a" => true
                'a' == 'A' => false
                'a' <> 'b' => true
                'a' <> 'a' => false
                none == nil => true
                unknown == nil => true
                unknown == unknown_too => true
                unknown != nil => false
                no == false => true
                no == nil => false
                yes == true => true
                yes == 'true' => false
                tags == tags => true
                tags == numbers => false
                contact == contact => true
                products[0] == products[0] => true
                products[0] == products[1] => false
                (1..3) == (1..3) => true
                (1..3) == (1..4) => false
                five == 5 => true
                price == 19.9 => true
                half == 0.5 => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> empty_and_blank_describe_values() {
        return conditions(
                """
                empty_text == empty => true
                nothing == empty => true
                no_map == empty => true
                empty == nothing => true
                none == empty => false
                blank == empty => false
                empty == blank => false
                empty == empty => true
                unknown == empty => false
                no == empty => false
                0 == empty => false
                blank_text == empty => false
                name != empty => true
                tags == empty => false
                empty_text == blank => true
                blank_text == blank => true
                nothing == blank => true
                no_map == blank => true
                none == blank => true
                unknown == blank => true
                no == blank => true
                0 == blank => false
                name == blank => false
                name != blank => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> order_holds_among_numbers_and_among_texts() {
        return conditions(
                """
                1 < 2 => true
                2 < 1 => false
                2 > 1 => true
                2 >= 2 => true
                2 <= 2 => true
                1.5 > 1 => true
                five > 4.99 => true
                price < 20 => true
                price >= 19.9 => true
                'a' < 'b' => true
                'b' <= 'a' => false
                'Z' < 'a' => true
                1 < 'a' => false
                'a' > 1 => false
                none < 1 => false
                none > 1 => false
                unknown >= 0 => false
                none <= nil => false
                yes > no => false
                tags > 1 => false
                -1 < 0 => true
                day < moment => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> contains_looks_into_texts_lists_and_maps() {
        return conditions(
                """
                text contains 'quick' => true
                text contains 'slow' => false
                text contains '' => true
                'a1b' contains 1 => true
                tags contains 'red' => true
                tags contains 're' => false
                numbers contains 2 => true
                numbers contains '2' => false
                nothing contains 'x' => false
                contact contains 'firstName' => true
                contact contains 'lastName' => false
                none contains 'a' => false
                text contains none => false
                five contains 5 => false
                (1..3) contains 3 => true
                (1..3) contains 4 => false
                tags contains key => false
                mixed contains nil => false
                'false' contains false => false
                """);
    }

    @TestFactory
    Stream<DynamicTest> and_and_or_bind_from_the_right() {
        return conditions(
                """
                true and true => true
                true and false => false
                false or true => true
                false or false => false
                true or false and false => true
                true and false and false or true => false
                false and false or true => false
                false or true and true => true
                true and false or true => true
                yes and no or five == 5 => true
                name == 'Ada' and five > 4 and tags contains 'red' => true
                none or unknown or name => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> if_takes_the_first_branch_that_holds() {
        return Table.plain()
                .rows(
                        """
                        {% if yes %}a{% endif %} => a
                        {% if no %}a{% endif %}| => |
                        {% if no %}a{% else %}b{% endif %} => b
                        {% if no %}a{% elsif yes %}b{% else %}c{% endif %} => b
                        {% if no %}a{% elsif none %}b{% else %}c{% endif %} => c
                        {% if no %}a{% elsif yes %}b{% elsif yes %}c{% endif %} => b
                        {% if yes %}{% if no %}a{% else %}b{% endif %}{% endif %} => b
                        {%if yes%}a{%else%}b{%endif%} => a
                        {% if⏎yes⏎%}a{% endif %} => a
                        {% if yes %} {% assign x = 1 %} {% endif %}| => |
                        {% if yes %} x {% endif %}| => ␣x |
                        """);
    }

    @TestFactory
    Stream<DynamicTest> unless_turns_its_first_condition_round() {
        return Table.plain()
                .rows(
                        """
                        {% unless no %}a{% endunless %} => a
                        {% unless yes %}a{% endunless %}| => |
                        {% unless yes %}a{% else %}b{% endunless %} => b
                        {% unless yes %}a{% elsif yes %}b{% endunless %} => b
                        {% unless yes %}a{% elsif no %}b{% else %}c{% endunless %} => c
                        {% unless no or none %}a{% endunless %} => a
                        """);
    }

    @TestFactory
    Stream<DynamicTest> case_compares_one_value_with_many() {
        return Table.plain()
                .rows(
                        """
                        {% case five %}{% when 5 %}a{% endcase %} => a
                        {% case five %}{% when 4 %}a{% when 5 %}b{% endcase %} => b
                        {% case five %}{% when 1, 5 %}a{% endcase %} => a
                        {% case five %}{% when 1 or 5 %}a{% endcase %} => a
                        {% case five %}{% when 1, 2 or 5 %}a{% else %}b{% endcase %} => a
                        {% case five %}{% when 1 %}a{% else %}b{% endcase %} => b
                        {% case five %}{% when 1 %}a{% endcase %}| => |
                        {% case name %}{% when 'Ada' %}a{% endcase %} => a
                        {% case key %}{% when 'town' %}a{% when name %}b{% when 'city' %}c{% endcase %} => c
                        {% case unknown %}{% when nil %}a{% endcase %} => a
                        {% case empty_text %}{% when empty %}a{% endcase %} => a
                        {% case no %}{% when false %}a{% endcase %} => a
                        {% case five %} ignored {% when 5 %}a{% endcase %} => a
                        {% case five %}{% when 5 %}a{% when 5 %}b{% else %}c{% endcase %} => ab
                        {% case tags.size %}{% when 3 %}three{% endcase %} => three
                        {% case five %}⏎{% when 5 %}a⏎{% endcase %}| => a⏎|
                        """);
    }
}
