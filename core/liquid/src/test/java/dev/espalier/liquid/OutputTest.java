package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OutputTest {
    @TestFactory
    Stream<DynamicTest> a_text_without_markup_is_left_alone() {
        return Table.plain()
                .rows(
                        """
                        just text => just text
                        a { b } c => a { b } c
                        100 % sure } => 100 % sure }
                        { {not} { %this% } => { {not} { %this% }
                        ␣ two  spaces ⏎ => ␣ two  spaces ⏎
                        {} {"a": {"b": 1}} => {} {"a": {"b": 1}}
                        """);
    }

    @TestFactory
    Stream<DynamicTest> a_literal_renders_as_it_is_written() {
        return Table.plain()
                .rows(
                        """
                        {{ 'single' }} => single
                        {{ "double" }} => double
                        {{ "it's" }} => it's
                        {{ 'say "hi"' }} => say "hi"
                        {{ '' }} =>
                        {{ 42 }} => 42
                        {{ -7 }} => -7
                        {{ 007 }} => 7
                        {{ 3.14 }} => 3.14
                        {{ -0.5 }} => -0.5
                        {{ 10.0 }} => 10.0
                        {{ 123456789012345678901234567890 }} => 123456789012345678901234567890
                        {{ true }} => true
                        {{ false }} => false
                        {{ nil }} =>
                        {{ null }} =>
                        {{ empty }} =>
                        {{ blank }} =>
                        {{ (1..4) }} => 1..4
                        {{ (1 .. 4) }} => 1..4
                        {{ '{{' }} => {{
                        {{ 'a{b}c' }} => a{b}c
                        {{ "⏎" }}| => ⏎|
                        {{}} =>
                        {{ }}| => |
                        """);
    }

    @TestFactory
    Stream<DynamicTest> a_value_renders_by_its_kind() {
        return Table.plain()
                .rows(
                        """
                        {{ name }} => Ada
                        {{name}} => Ada
                        {{⏎name⏎}} => Ada
                        {{ none }} =>
                        {{ unknown }} =>
                        {{ yes }} {{ no }} => true false
                        {{ five }} => 5
                        {{ half }} => 0.5
                        {{ price }} => 19.90
                        {{ tags }} => redgreenblue
                        {{ nested }} => 1234
                        {{ mixed }} => bab
                        {{ nothing }}| => |
                        {{ no_map }} => {}
                        {{ contact.visits }} => 789
                        {{ products[0] }} => {"title"=>"Shirt", "price"=>20, "available"=>true, "type"=>"cloth"}
                        {{ day }} => 2024-02-29
                        {{ moment }} => 2024-03-05 07:08:09 UTC
                        """);
    }

    @TestFactory
    Stream<DynamicTest> numbers_keep_their_kind() {
        return Table.plain()
                .rows(
                        """
                        {{ 1000000.0 }} => 1000000.0
                        {{ 123456789.125 }} => 123456789.125
                        {{ 0.0001 }} => 0.0001
                        {{ 0.00001 }} => 1.0e-05
                        {{ 1234567890123456.0 }} => 1234567890123456.0
                        {{ 10000000000000000.0 }} => 1.0e+16
                        {{ 0.0 }} => 0.0
                        """);
    }

    @TestFactory
    Stream<DynamicTest> a_path_leads_into_maps_and_lists() {
        return Table.plain()
                .rows(
                        """
                        {{ contact.firstName }} => Grace
                        {{ contact['firstName'] }} => Grace
                        {{ contact["firstName"] }} => Grace
                        {{ contact.properties.city }} => Arlington
                        {{ contact.properties[key] }} => Arlington
                        {{ contact["properties"]["two words"] }} => ok
                        {{ contact.last-seen }} => today
                        {{ tags[0] }} => red
                        {{ tags[2] }} => blue
                        {{ tags[3] }} =>
                        {{ tags[-1] }} => blue
                        {{ tags[-3] }} => red
                        {{ tags[-4] }} =>
                        {{ tags.first }} {{ tags.last }} => red blue
                        {{ tags.size }} => 3
                        {{ nothing.first }}{{ nothing.last }} =>
                        {{ name.size }} => 3
                        {{ umlaut.size }} => 16
                        {{ contact.properties.size }} => 2
                        {{ contact.size }} => tall
                        {{ contact["properties"].size }} => 2
                        {{ no_map.first }} =>
                        {{ products[1].title }} => Mug
                        {{ products.first.title }} => Shirt
                        {{ products.last.title }} => Plate
                        {{ products[five].title }} =>
                        {{ nested[1][1][0] }} => 4
                        {{ contact.visits[numbers[1]] }} => 8
                        {{ unknown.deeper.still }} =>
                        {{ name.unknown }} =>
                        {{ five.size }} =>
                        {{ tags.unknown }} =>
                        {{ tags["first"] }} =>
                        {{ tags['0'] }} =>
                        {{ ["name"] }} => Ada
                        {{ [key] }} =>
                        {{ ["contact"].firstName }} => Grace
                        {{ ["contact"]["firstName"] }} => Grace
                        {{ contact . firstName }} => Grace
                        {{ contact [ 'firstName' ] }} => Grace
                        """);
    }

    @TestFactory
    Stream<DynamicTest> filters_apply_from_left_to_right() {
        return Table.plain()
                .rows(
                        """
                        {{ name | upcase }} => ADA
                        {{ name|upcase|downcase }} => ada
                        {{ name | append: '!' | prepend: '¡' | upcase }} => ¡ADA!
                        {{ 'a' | append: name | append: key }} => aAdacity
                        {{ 5 | plus: 1 | times: 2 }} => 12
                        {{ tags | first | upcase | size }} => 3
                        {{ "x" | append : "y" }} => xy
                        """);
    }
}
