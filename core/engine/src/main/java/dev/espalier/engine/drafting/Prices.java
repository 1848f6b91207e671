package dev.espalier.engine.drafting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What tokens cost. A currency unit for a million tokens is a millionth of it for one.
///
/// @param input of a million tokens, in the operator's currency
/// @param output of a million tokens
public record Prices(BigDecimal input, BigDecimal output) {

    public static final Prices UNKNOWN = new Prices(BigDecimal.ZERO, BigDecimal.ZERO);

    /// In millionths, rounded up.
    long cost(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    public boolean areKnown() {
        return input.signum() > 0 || output.signum() > 0;
    }
}
