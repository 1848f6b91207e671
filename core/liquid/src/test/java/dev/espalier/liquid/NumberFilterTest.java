package dev.espalier.liquid;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NumberFilterTest {
    @TestFactory
    Stream<DynamicTest> sums_and_differences() {
        return Table.plain()
                .rows(
                        """
                        {{ 1 | plus: 2 }} => 3
                        {{ 1 | plus: 2.0 }} => 3.0
                        {{ 1.1 | plus: 2.2 }} => 3.3
                        {{ '1' | plus: '2' }} => 3
                        {{ '1.5' | plus: 1 }} => 2.5
                        {{ 'abc' | plus: 1 }} => 1
                        {{ '12 apples' | plus: 1 }} => 13
                        {{ ' 12 ' | plus: 1 }} => 13
                        {{ '-3' | plus: 1 }} => -2
                        {{ '+3' | plus: 1 }} => 4
                        {{ '1.' | plus: 1 }} => 2
                        {{ '.5' | plus: 1 }} => 1
                        {{ '' | plus: 1 }} => 1
                        {{ none | plus: 1 }} => 1
                        {{ 1 | plus: none }} => 1
                        {{ tags | plus: 1 }} => 1
                        {{ true | plus: 1 }} => 1
                        {{ 10 | minus: 3 }} => 7
                        {{ 10 | minus: 0.5 }} => 9.5
                        {{ '1' | minus: '2' }} => -1
                        {{ price | minus: 0.9 }} => 19.0
                        {{ 9223372036854775807 | plus: 1 }} => 9223372036854775808
                        {{ -9223372036854775808 | minus: 1 }} => -9223372036854775809
                        """);
    }

    @TestFactory
    Stream<DynamicTest> products_and_quotients() {
        return Table.plain()
                .rows(
                        """
                        {{ 3 | times: 4 }} => 12
                        {{ 3 | times: 0.5 }} => 1.5
                        {{ '3' | times: '4' }} => 12
                        {{ 0.1 | times: 3 }} => 0.3
                        {{ price | times: 2 }} => 39.8
                        {{ 4611686018427387904 | times: 4 }} => 18446744073709551616
                        {{ 20 | divided_by: 7 }} => 2
                        {{ 20 | divided_by: 7.0 }} => 2.857142857142857
                        {{ 20.0 | divided_by: 8 }} => 2.5
                        {{ -7 | divided_by: 2 }} => -4
                        {{ 7 | divided_by: -2 }} => -4
                        {{ -7 | divided_by: -2 }} => 3
                        {{ 6 | divided_by: -2 }} => -3
                        {{ 1 | divided_by: 0 }}| => |
                        {{ 1.0 | divided_by: 0 }}| => |
                        {{ 1 | divided_by: 'x' }}| => |
                        {{ 7 | modulo: 3 }} => 1
                        {{ -7 | modulo: 3 }} => 2
                        {{ 7 | modulo: -3 }} => -2
                        {{ 7.5 | modulo: 2 }} => 1.5
                        {{ -7.5 | modulo: 2 }} => 0.5
                        {{ 1 | modulo: 0 }}| => |
                        {{ 0 | divided_by: 5 }} => 0
                        """);
    }

    @TestFactory
    Stream<DynamicTest> rounding() {
        return Table.plain()
                .rows(
                        """
                        {{ 1.2 | round }} => 1
                        {{ 1.5 | round }} => 2
                        {{ 2.5 | round }} => 3
                        {{ -1.5 | round }} => -2
                        {{ 3.14159 | round: 2 }} => 3.14
                        {{ 3.1 | round: 5 }} => 3.1
                        {{ 2.675 | round: 2 }} => 2.68
                        {{ 1234 | round: -2 }} => 1200
                        {{ 1250 | round: -2 }} => 1300
                        {{ 5 | round: 2 }} => 5
                        {{ 1234.5 | round: -2 }} => 1200
                        {{ 5.666 | round: '1' }} => 5.7
                        {{ '3.6' | round }} => 4
                        {{ none | round }} => 0
                        {{ 3.6 | round: none }} => 4
                        {{ 1.5 | round: 999999999 }} => 1.5
                        {{ 15 | round: -999999999 }} => 0
                        {{ 1.2 | ceil }} => 2
                        {{ -1.2 | ceil }} => -1
                        {{ '1.2' | ceil }} => 2
                        {{ 5 | ceil }} => 5
                        {{ 1.8 | floor }} => 1
                        {{ -1.2 | floor }} => -2
                        {{ 'x' | floor }} => 0
                        """);
    }

    @TestFactory
    Stream<DynamicTest> bounds() {
        return Table.plain()
                .rows(
                        """
                        {{ -5 | abs }} => 5
                        {{ 5 | abs }} => 5
                        {{ -1.5 | abs }} => 1.5
                        {{ '-3' | abs }} => 3
                        {{ '-3.5' | abs }} => 3.5
                        {{ none | abs }} => 0
                        {{ 4 | at_least: 5 }} => 5
                        {{ 6 | at_least: 5 }} => 6
                        {{ 4 | at_least: 4.5 }} => 4.5
                        {{ '4' | at_least: '5' }} => 5
                        {{ 4 | at_most: 5 }} => 4
                        {{ 6 | at_most: 5 }} => 5
                        {{ 6.5 | at_most: 6 }} => 6
                        {{ none | at_least: 1 }} => 1
                        {{ price | at_most: 100 }} => 19.9
                        """);
    }
}
