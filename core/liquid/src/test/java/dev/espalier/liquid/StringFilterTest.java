package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StringFilterTest {
    @TestFactory
    Stream<DynamicTest> case_and_white_space() {
        return Table.plain()
                .rows(
                        """
                        {{ 'aBc' | upcase }} => ABC
                        {{ 'aBc' | downcase }} => abc
                        {{ 'aBC def' | capitalize }} => Abc def
                        {{ 'élan' | capitalize }} => Élan
                        {{ '' | capitalize }}| => |
                        {{ 5 | upcase }} => 5
                        {{ none | upcase }}| => |
                        {{ true | upcase }} => TRUE
                        {{ ' a b ' | strip }}| => a b|
                        {{ ' ⏎⇥a ' | lstrip }}| => a |
                        {{ ' a ⏎⇥' | rstrip }}| => ␣a|
                        {{ blank_text | strip }}| => |
                        {{ 'a⏎b⏎' | strip_newlines }} => ab
                        {{ ' a ⏎⇥ b  c ' | squish }}| => a b c|
                        {{ none | squish }}| => |
                        {{ 5.2 | squish }} => 5.2
                        {{ umlaut | upcase }} => GRÜSSE 👋🏽 AN ALLE
                        """);
    }

    @TestFactory
    Stream<DynamicTest> joining_and_cutting() {
        return Table.plain()
                .rows(
                        """
                        {{ 'a' | append: 'b' }} => ab
                        {{ 'a' | append: 1 }} => a1
                        {{ 1 | append: 2 }} => 12
                        {{ none | append: 'b' }} => b
                        {{ 'a' | append: none }} => a
                        {{ 'a' | prepend: 'b' }} => ba
                        {{ 'a' | prepend: unknown }} => a
                        {{ 'hello' | slice: 0 }} => h
                        {{ 'hello' | slice: 1, 3 }} => ell
                        {{ 'hello' | slice: -3, 2 }} => ll
                        {{ 'hello' | slice: -2 }} => l
                        {{ 'hello' | slice: 9 }}| => |
                        {{ 'hello' | slice: 5 }}| => |
                        {{ 'hello' | slice: -9, 3 }}| => |
                        {{ 'hello' | slice: 3, 99 }} => lo
                        {{ 'hello' | slice: 1, -1 }}| => |
                        {{ 'hello' | slice: '1', '2' }} => el
                        {{ 'hello' | slice: 'x' }}| => |
                        {{ 'hello' | slice: 1.5 }}| => |
                        {{ 12345 | slice: 1, 2 }} => 23
                        {{ umlaut | slice: 6, 2 }} => 👋🏽
                        {{ tags | slice: 1, 2 | join: ',' }} => green,blue
                        {{ tags | slice: -1 | join: ',' }} => blue
                        {{ tags | slice: 5 | size }} => 0
                        """);
    }

    @TestFactory
    Stream<DynamicTest> truncating() {
        return Table.plain()
                .rows(
                        """
                        {{ text | truncate: 12 }} => The quick...
                        {{ text | truncate: 12, '…' }} => The quick b…
                        {{ text | truncate: 12, '' }} => The quick br
                        {{ text | truncate: 19 }} => The quick brown fox
                        {{ text | truncate: 99 }} => The quick brown fox
                        {{ text | truncate: 2 }} => ...
                        {{ text | truncate: 0 }} => ...
                        {{ text | truncate: -5 }} => ...
                        {{ text | truncate: '5' }} => Th...
                        {{ 'abc' | truncate }} => abc
                        {{ none | truncate: 3 }}| => |
                        {{ 123456 | truncate: 5 }} => 12...
                        {{ '12345678901234567890123456789012345678901234567890X' | truncate }} => 12345678901234567890123456789012345678901234567...
                        {{ umlaut | truncate: 8, '' }} => Grüße 👋🏽
                        {{ text | truncatewords: 2 }} => The quick...
                        {{ text | truncatewords: 2, '!' }} => The quick!
                        {{ text | truncatewords: 4 }} => The quick brown fox
                        {{ text | truncatewords: 99 }} => The quick brown fox
                        {{ text | truncatewords: 0 }} => The...
                        {{ text | truncatewords: -1 }} => The...
                        {{ text | truncatewords }} => The quick brown fox
                        {{ ' a  b⏎c ' | truncatewords: 2 }} => a b...
                        {{ ' a  b ' | truncatewords: 5 }}| => ␣a  b |
                        {{ none | truncatewords: 1 }}| => |
                        {{ 'a b c' | truncatewords: 1, none }} => a
                        """);
    }

    @TestFactory
    Stream<DynamicTest> replacing_and_removing() {
        return Table.plain()
                .rows(
                        """
                        {{ 'a-b-c' | replace: '-', '+' }} => a+b+c
                        {{ 'a-b-c' | replace: '-' }} => abc
                        {{ 'a-b-c' | replace: 'x', 'y' }} => a-b-c
                        {{ 'aaa' | replace: 'aa', 'b' }} => ba
                        {{ 'ab' | replace: '', '.' }} => .a.b.
                        {{ 'a.c' | replace: '.', '$1' }} => a$1c
                        {{ 515 | replace: 5, 'x' }} => x1x
                        {{ none | replace: 'a', 'b' }}| => |
                        {{ 'a-b-c' | replace_first: '-', '+' }} => a+b-c
                        {{ 'a-b-c' | replace_first: '-' }} => ab-c
                        {{ 'abc' | replace_first: '', 'x' }} => xabc
                        {{ 'a-b-c' | replace_last: '-', '+' }} => a-b+c
                        {{ 'abc' | replace_last: 'x', '+' }} => abc
                        {{ 'abc' | replace_last: '', 'x' }} => abcx
                        {{ 'a-b-c' | remove: '-' }} => abc
                        {{ 'a-b-c' | remove_first: '-' }} => ab-c
                        {{ 'a-b-c' | remove_last: '-' }} => a-bc
                        {{ 'abc' | remove: '' }} => abc
                        {{ 'abc' | remove: none }} => abc
                        {{ 'a1b1' | remove: 1 }} => ab
                        """);
    }

    @TestFactory
    Stream<DynamicTest> splitting() {
        return Table.plain()
                .rows(
                        """
                        {{ 'a,b,c' | split: ',' | join: '|' }} => a|b|c
                        {{ 'a, b' | split: ', ' | join: '|' }} => a|b
                        {{ 'abc' | split: '' | join: '|' }} => a|b|c
                        {{ ' a  b⏎c ' | split: ' ' | join: '|' }} => a|b|c
                        {{ 'a,,b,,' | split: ',' | join: '|' }} => a||b
                        {{ ',a' | split: ',' | join: '|' }} => |a
                        {{ 'abc' | split: 'x' | size }} => 1
                        {{ '' | split: ',' | size }} => 0
                        {{ ',,,' | split: ',' | size }} => 0
                        {{ none | split: ',' | size }} => 0
                        {{ 'a1b1c' | split: 1 | join: '|' }} => a|b|c
                        {{ 'abc' | split: none | join: '|' }} => a|b|c
                        {{ 'a.b' | split: '.' | last }} => b
                        {{ umlaut | split: '' | size }} => 16
                        """);
    }
}
