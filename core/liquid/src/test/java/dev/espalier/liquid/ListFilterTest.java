package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ListFilterTest {
    @TestFactory
    Stream<DynamicTest> ends_and_sizes() {
        return Table.plain()
                .rows(
                        """
                        {{ tags | first }} => red
                        {{ tags | last }} => blue
                        {{ nothing | first }}{{ nothing | last }}| => |
                        {{ (3..9) | first }}{{ (3..9) | last }} => 39
                        {{ 'abc' | first }}| => |
                        {{ five | last }}| => |
                        {{ products[1] | first | join: '=' }} => title=Mug
                        {{ tags | size }} => 3
                        {{ 'abc' | size }} => 3
                        {{ umlaut | size }} => 16
                        {{ products[0] | size }} => 4
                        {{ (3..9) | size }} => 7
                        {{ none | size }} => 0
                        {{ five | size }} => 0
                        """);
    }

    @TestFactory
    Stream<DynamicTest> joining_reversing_and_adding() {
        return Table.plain()
                .rows(
                        """
                        {{ tags | join }} => red green blue
                        {{ tags | join: ', ' }} => red, green, blue
                        {{ tags | join: '' }} => redgreenblue
                        {{ tags | join: 1 }} => red1green1blue
                        {{ tags | join: none }} => redgreenblue
                        {{ nested | join: ',' }} => 1,2,3,4
                        {{ (1..4) | join: ',' }} => 1,2,3,4
                        {{ 'abc' | join: ',' }} => abc
                        {{ none | join: ',' }}| => |
                        {{ mixed | join: ',' }} => b,,a,b,
                        {{ tags | reverse | join: ',' }} => blue,green,red
                        {{ nested | reverse | join: ',' }} => 4,3,2,1
                        {{ 'abc' | reverse }} => abc
                        {{ nothing | reverse | size }} => 0
                        {{ tags | concat: numbers | join: ',' }} => red,green,blue,3,1,2
                        {{ tags | concat: tags | size }} => 6
                        {{ none | concat: tags | size }} => 3
                        {{ 'x' | concat: tags | join: ',' }} => x,red,green,blue
                        {{ tags | concat: 'x' }}| => |
                        {{ tags | concat: none }}| => |
                        """);
    }

    @TestFactory
    Stream<DynamicTest> sorting() {
        return Table.plain()
                .rows(
                        """
                        {{ numbers | sort | join: ',' }} => 1,2,3
                        {{ tags | sort | join: ',' }} => blue,green,red
                        {{ 'b,C,a' | split: ',' | sort | join: ',' }} => C,a,b
                        {{ 'b,C,a' | split: ',' | sort_natural | join: ',' }} => a,b,C
                        {{ mixed | sort | join: ',' }} => a,b,b,,
                        {{ mixed | sort_natural | join: ',' }} => a,b,b,,
                        {{ products | sort: 'price' | map: 'title' | join: ',' }} => Mug,Plate,hat,Shirt
                        {{ products | sort: 'title' | map: 'title' | join: ',' }} => Mug,Plate,Shirt,hat
                        {{ products | sort_natural: 'title' | map: 'title' | join: ',' }} => hat,Mug,Plate,Shirt
                        {{ products | sort: 'note' | map: 'title' | first }} => Mug
                        {{ nothing | sort | size }} => 0
                        {{ none | sort | size }} => 0
                        {{ products | sort }}| => |
                        {{ '10,9,1' | split: ',' | sort | join: ',' }} => 1,10,9
                        """);
    }

    @TestFactory
    Stream<DynamicTest> distinct_items_and_sums() {
        return Table.plain()
                .rows(
                        """
                        {{ 'a,b,a' | split: ',' | uniq | join: ',' }} => a,b
                        {{ mixed | uniq | join: ',' }} => b,,a
                        {{ products | uniq: 'type' | map: 'title' | join: ',' }} => Shirt,Mug
                        {{ products | uniq | size }} => 4
                        {{ products | concat: products | uniq | size }} => 4
                        {{ nothing | uniq | size }} => 0
                        {{ numbers | sum }} => 6
                        {{ (1..4) | sum }} => 10
                        {{ '1,2.5,x' | split: ',' | sum }} => 3.5
                        {{ nested | sum }} => 10
                        {{ products | sum: 'price' }} => 51
                        {{ products | sum: 'unknown' }} => 0
                        {{ nothing | sum }} => 0
                        {{ none | sum }} => 0
                        {{ 7 | sum }} => 7
                        """);
    }

    @TestFactory
    Stream<DynamicTest> picking_by_a_property() {
        return Table.plain()
                .rows(
                        """
                        {{ products | map: 'title' | join: ',' }} => Shirt,Mug,hat,Plate
                        {{ products | map: 'unknown' | compact | size }} => 0
                        {{ contact | map: 'firstName' | join: ',' }} => Grace
                        {{ none | map: 'x' | size }} => 0
                        {{ numbers | map: 'x' }}| => |
                        {{ mixed | compact | join: ',' }} => b,a,b
                        {{ products | compact: 'note' | map: 'title' | join: ',' }} => Mug
                        {{ products | where: 'available' | map: 'title' | join: ',' }} => Shirt,hat
                        {{ products | where: 'type', 'ware' | map: 'title' | join: ',' }} => Mug,Plate
                        {{ products | where: 'available', false | map: 'title' | join: ',' }} => Mug,Plate
                        {{ products | where: 'price', 8 | size }} => 2
                        {{ products | where: 'price', '8' | size }} => 0
                        {{ products | where: 'unknown' | size }} => 0
                        {{ products | where: 'note', nil | size }} => 1
                        {{ products[0] | where: 'available' | size }} => 1
                        {{ none | where: 'x' | size }} => 0
                        {{ 'ab,bc,cd' | split: ',' | where: 'b' | join: ',' }} => ab,bc
                        {{ products | reject: 'available' | map: 'title' | join: ',' }} => Mug,Plate
                        {{ products | reject: 'type', 'ware' | map: 'title' | join: ',' }} => Shirt,hat
                        {{ products | find: 'type', 'ware' | map: 'title' | first }} => Mug
                        {% assign p = products | find: 'price', 15 %}{{ p.title }} => hat
                        {{ products | find: 'price', 99 }}| => |
                        {{ products | find_index: 'price', 15 }} => 2
                        {{ products | find_index: 'price', 99 }}| => |
                        {{ products | has: 'note' }} => true
                        {{ products | has: 'price', 99 }} => false
                        {{ nothing | has: 'x' }} => false
                        {{ none | has: 'x' }} => false
                        """);
    }

    @TestFactory
    Stream<DynamicTest> defaults() {
        return Table.plain()
                .rows(
                        """
                        {{ none | default: 'x' }} => x
                        {{ unknown | default: 'x' }} => x
                        {{ no | default: 'x' }} => x
                        {{ no | default: 'x', allow_false: true }} => false
                        {{ none | default: 'x', allow_false: true }} => x
                        {{ no | default: 'x', allow_false: no }} => x
                        {{ empty_text | default: 'x' }} => x
                        {{ nothing | default: 'x' }} => x
                        {{ no_map | default: 'x' }} => x
                        {{ blank_text | default: 'x' }}| => ␣ ⏎|
                        {{ 0 | default: 'x' }} => 0
                        {{ name | default: 'x' }} => Ada
                        {{ none | default: key }} => city
                        {{ none | default: none | default: 'y' }} => y
                        {{ none | default }}| => |
                        {{ contact.nickname | default: contact.firstName | upcase }} => GRACE
                        """);
    }
}
