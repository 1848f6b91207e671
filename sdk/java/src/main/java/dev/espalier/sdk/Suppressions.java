package dev.espalier.sdk;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Addresses that must not be mailed.
public final class Suppressions {
    private final Wire wire;

    Suppressions(Wire wire) {
        this.wire = wire;
    }

    /// All suppressed addresses, by address.
    public Listing<Suppression> list() {
        return new Listing<>(wire.get("/suppressions"), Suppression.class, Fields.NONE);
    }

    /// Why an address is suppressed.
    public Suppression get(String email) {
        return getCall(email).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Suppression> getAsync(String email) {
        return getCall(email).later();
    }

    private Call<Suppression> getCall(String email) {
        return wire.get("/suppressions/{email}", email).giving(Suppression.class);
    }

    /// Suppresses an address; one that is in keeps its first reason.
    ///
    /// @param detail why, for people; may be empty
    public Suppression add(String email, String detail) {
        return addCall(email, detail).now();
    }

    /// [#add], as a future.
    public CompletableFuture<Suppression> addAsync(String email, String detail) {
        return addCall(email, detail).later();
    }

    private Call<Suppression> addCall(String email, String detail) {
        return wire.post("/suppressions")
                .body(Fields.NONE.with("email", email).with("detail", detail))
                .giving(Suppression.class);
    }

    /// Lets an address be mailed again.
    public void remove(String email) {
        removeCall(email).now();
    }

    /// [#remove], as a future.
    public CompletableFuture<@Nullable Void> removeAsync(String email) {
        return removeCall(email).later();
    }

    private Call<@Nullable Void> removeCall(String email) {
        return wire.delete("/suppressions/{email}", email).silent();
    }

    /// Brings in a CSV file of addresses (email, reason, detail); answers when no relay sees them
    /// any more. It is not sent again when the connection breaks; to import it again is safe.
    ///
    /// @param csv opened once; closed when it was sent
    public ImportReport importCsv(Supplier<InputStream> csv) {
        return importCsvCall(csv).now();
    }

    /// [#importCsv], as a future.
    public CompletableFuture<ImportReport> importCsvAsync(Supplier<InputStream> csv) {
        return importCsvCall(csv).later();
    }

    private Call<ImportReport> importCsvCall(Supplier<InputStream> csv) {
        return wire.post("/suppressions/import").file("text/csv", csv).giving(ImportReport.class);
    }

    /// A part of all suppressed addresses as CSV, by address, with a row that names the columns. A
    /// part without other rows is the end. Addresses of people who were erased are in none.
    ///
    /// @param after the last address of the part before; null: from the first
    /// @param limit how many addresses; 1..50,000
    public String exportCsv(@Nullable String after, int limit) {
        return exportCsvCall(after, limit).now();
    }

    /// [#exportCsv], as a future.
    public CompletableFuture<String> exportCsvAsync(@Nullable String after, int limit) {
        return exportCsvCall(after, limit).later();
    }

    private Call<String> exportCsvCall(@Nullable String after, int limit) {
        return wire.get("/suppressions/export")
                .query(Fields.NONE.withSome("after", after).with("limit", limit))
                .text();
    }
}
