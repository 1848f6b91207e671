package dev.espalier.liquid;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// A source that is no template. Carries every fault that could be found in one reading, in the
/// order of the text, at most 50.
public final class LiquidSyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    LiquidSyntaxError(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /// @return what is wrong, never empty
    public List<Fault> faults() {
        return faults;
    }
}
