package dev.espalier.engine.contacts;

/// How an import went, in rows. The five fates add up to `rows`.
///
/// @param warned rows that went in without a part of theirs
public record ImportTally(
        long rows,
        long created,
        long updated,
        long unchanged,
        long repeats,
        long refused,
        long warned) {

    public static final ImportTally NONE = new ImportTally(0, 0, 0, 0, 0, 0, 0);

    public ImportTally plus(ImportOutcome outcome) {
        long one = outcome.warnings().isEmpty() ? 0 : 1;
        return switch (outcome) {
            case ImportOutcome.Created _ -> plus(1, 0, 0, 0, 0, one);
            case ImportOutcome.Updated _ -> plus(0, 1, 0, 0, 0, one);
            case ImportOutcome.Unchanged _ -> plus(0, 0, 1, 0, 0, one);
            case ImportOutcome.Repeat _ -> plus(0, 0, 0, 1, 0, one);
            case ImportOutcome.Refused _ -> plus(0, 0, 0, 0, 1, one);
        };
    }

    public ImportTally plusCreated() {
        return plus(1, 0, 0, 0, 0, 0);
    }

    public ImportTally plusUnchanged() {
        return plus(0, 0, 1, 0, 0, 0);
    }

    public ImportTally plusRepeat() {
        return plus(0, 0, 0, 1, 0, 0);
    }

    public ImportTally plusRefused() {
        return plus(0, 0, 0, 0, 1, 0);
    }

    private ImportTally plus(
            long created, long updated, long unchanged, long repeats, long refused, long warned) {
        return new ImportTally(
                rows + 1,
                this.created + created,
                this.updated + updated,
                this.unchanged + unchanged,
                this.repeats + repeats,
                this.refused + refused,
                this.warned + warned);
    }
}
