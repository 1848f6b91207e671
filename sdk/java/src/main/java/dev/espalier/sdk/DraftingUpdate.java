package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// What drafting may take in a calendar month (UTC); the rest stays.
public final class DraftingUpdate {
    private final Fields fields;

    private DraftingUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static DraftingUpdate empty() {
        return new DraftingUpdate(Fields.NONE);
    }

    /// Null: no limit.
    public DraftingUpdate monthlyTokens(@Nullable Long monthlyTokens) {
        return new DraftingUpdate(fields.with("monthlyTokens", monthlyTokens));
    }

    /// In the currency of the server's prices; null: no limit.
    public DraftingUpdate monthlyCost(@Nullable Double monthlyCost) {
        return new DraftingUpdate(fields.with("monthlyCost", monthlyCost));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DraftingUpdate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "DraftingUpdate" + fields;
    }
}
