package dev.espalier.liquid;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic. Whole numbers stay whole and divide downwards; as soon as one operand has a fraction
/// the result is a floating number.
final class NumberFilters {
    private NumberFilters() {}

    private interface Whole {
        BigInteger of(BigInteger a, BigInteger b);
    }

    private interface Decimal {
        BigDecimal of(BigDecimal a, BigDecimal b);
    }

    static List<FilterSpec> all() {
        return List.of(
                binary("plus", BigInteger::add, BigDecimal::add),
                binary("minus", BigInteger::subtract, BigDecimal::subtract),
                binary("times", BigInteger::multiply, BigDecimal::multiply),
                binary("divided_by", NumberFilters::divide, NumberFilters::divide),
                binary("modulo", NumberFilters::modulo, NumberFilters::modulo),
                FilterSpec.of("at_least", 1, 1, (in, a) -> bound(in, a, 1)),
                FilterSpec.of("at_most", 1, 1, (in, a) -> bound(in, a, -1)),
                FilterSpec.of("abs", 0, 0, NumberFilters::abs),
                FilterSpec.of("ceil", 0, 0, (in, a) -> whole(in, RoundingMode.CEILING, a)),
                FilterSpec.of("floor", 0, 0, (in, a) -> whole(in, RoundingMode.FLOOR, a)),
                FilterSpec.of("round", 0, 1, NumberFilters::round));
    }

    private static FilterSpec binary(String name, Whole whole, Decimal decimal) {
        return FilterSpec.of(
                name,
                1,
                1,
                (in, a) -> reckon(a.number(in), a.number(a.at(0)), whole, decimal, a.budget()));
    }

    static Number plus(Number a, Number b, Budget budget) {
        return reckon(a, b, BigInteger::add, BigDecimal::add, budget);
    }

    private static Number reckon(Number a, Number b, Whole whole, Decimal decimal, Budget budget) {
        if (Numbers.isWhole(a) && Numbers.isWhole(b)) {
            var result = Numbers.shrink(whole.of(Numbers.whole(a), Numbers.whole(b)));
            if (result instanceof BigInteger big) budget.spend(big.bitLength() / 16);
            return result;
        }
        return floating(decimal.of(Numbers.decimal(a), Numbers.decimal(b)));
    }

    private static Number floating(Number number) {
        return Numbers.isWhole(number) ? number : (Number) number.doubleValue();
    }

    private static BigInteger divide(BigInteger a, BigInteger b) {
        refuseZero(b.signum());
        var parts = a.divideAndRemainder(b);
        return parts[1].signum() != 0 && parts[1].signum() != b.signum()
                ? parts[0].subtract(BigInteger.ONE)
                : parts[0];
    }

    private static BigDecimal divide(BigDecimal a, BigDecimal b) {
        refuseZero(b.signum());
        return Numbers.quotient(a, b);
    }

    private static BigInteger modulo(BigInteger a, BigInteger b) {
        refuseZero(b.signum());
        return a.subtract(divide(a, b).multiply(b));
    }

    private static BigDecimal modulo(BigDecimal a, BigDecimal b) {
        refuseZero(b.signum());
        var rest = a.remainder(b);
        return rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b) : rest;
    }

    private static void refuseZero(int sign) {
        if (sign == 0) throw new Failure("0 (expected: a divisor other than 0)");
    }

    private static Number bound(@Nullable Object input, Arguments arguments, int sign) {
        var bound = arguments.number(arguments.at(0));
        var number = arguments.number(input);
        return floating(Numbers.compare(bound, number) * sign > 0 ? bound : number);
    }

    private static Number abs(@Nullable Object input, Arguments arguments) {
        var number = arguments.number(input);
        if (Numbers.isWhole(number)) return Numbers.shrink(Numbers.whole(number).abs());
        return Math.abs(number.doubleValue());
    }

    private static Number whole(@Nullable Object input, RoundingMode mode, Arguments arguments) {
        var number = arguments.number(input);
        if (Numbers.isWhole(number)) return number;
        return Numbers.shrink(Numbers.decimal(number).setScale(0, mode).toBigInteger());
    }

    private static Number round(@Nullable Object input, Arguments arguments) {
        var number = arguments.number(input);
        long places = Numbers.clamp(arguments.number(arguments.at(0)));
        if (places == 0) return whole(number, RoundingMode.HALF_UP, arguments);
        boolean whole = Numbers.isWhole(number);
        // More places than a number can have leave it as it is, fewer leave nothing of it.
        int scale = (int) Math.clamp(places, -2L * Numbers.MAX_BITS, Numbers.MAX_DIGITS);
        if (whole && scale > 0) return number;
        var exact = Numbers.decimal(number);
        var rounded = scale >= exact.scale() ? exact : exact.setScale(scale, RoundingMode.HALF_UP);
        return whole || scale < 0
                ? Numbers.shrink(rounded.toBigInteger())
                : (Number) rounded.doubleValue();
    }
}
