package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Operation.upload;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.contact.Suppression;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.contacts.SuppressionFiles;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `suppressions`: the addresses that must not be mailed.
final class SuppressionOperations {
    private static final int FILE = 1024 * 1024 * 1024;
    private final SuppressionList suppressions;
    private final SuppressionFiles files;

    SuppressionOperations(Services services) {
        this.suppressions = services.suppressions();
        this.files = services.contactFiles().suppressions();
    }

    record Exported(
            @Doc("The last address of the part before; none: from the first.")
                    @Nullable String after,
            @Default("10000") @Range(min = 1, max = 50_000) int limit) {}

    record ByEmail(String email) {}

    record AddSuppression(
            String email,
            @Doc("Why, for people.") @Default("\"\"") @Length(max = 500) String detail) {}

    record Listed(@Nullable String cursor, @Default("20") @Range(min = 1, max = 100) int limit) {}

    record SuppressionView(
            String email, Suppression.Reason reason, String detail, Instant createdAt) {
        static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    suppression.address(),
                    suppression.reason(),
                    suppression.detail(),
                    suppression.createdAt());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query(
                                "suppressions.list",
                                Listed.class,
                                Output.page(SuppressionView.class),
                                this::list)
                        .at(GET, "/suppressions")
                        .doc("Suppressed addresses, by address.")
                        .scope(READ),
                upload(
                                "suppressions.import",
                                Nothing.class,
                                ImportView.class,
                                "text/csv",
                                this::importFile)
                        .at(POST, "/suppressions/import")
                        .bodyLimit(FILE)
                        .doc(
                                "Brings in a CSV file of addresses (email, reason, detail); answers when no relay sees them any more.")
                        .scope(FULL),
                query("suppressions.export", Exported.class, Output.raw("text/csv"), this::export)
                        .at(GET, "/suppressions/export")
                        .doc(
                                "A part of all suppressed addresses as CSV, by address; a part with no rows is the end. Erased ones cannot be read.")
                        .scope(READ),
                query("suppressions.get", ByEmail.class, SuppressionView.class, this::get)
                        .at(GET, "/suppressions/{email}")
                        .doc("Why an address is suppressed.")
                        .scope(READ),
                mutation(
                                "suppressions.add",
                                AddSuppression.class,
                                Output.settled(SuppressionView.class),
                                this::add)
                        .at(POST, "/suppressions")
                        .status(201)
                        .doc("Suppresses an address; one that is in keeps its first reason.")
                        .scope(FULL),
                mutation("suppressions.remove", ByEmail.class, Nothing.class, this::remove)
                        .at(DELETE, "/suppressions/{email}")
                        .doc("Lets an address be mailed again.")
                        .scope(FULL));
    }

    private Page<SuppressionView> list(Caller caller, Listed in) {
        return Paging.page(
                suppressions.list(caller.workspace(), Optional.ofNullable(in.cursor()), in.limit()),
                SuppressionView::of);
    }

    private ImportView importFile(Caller caller, Nothing in, InputStream file) {
        var report = new ImportReport();
        var target = suppressions.startImport(caller.workspace());
        var tally = files.read(file, target, report);
        target.settle();
        return report.view(tally);
    }

    private byte[] export(Caller caller, Exported in) {
        return files.write(
                suppressions.page(caller.workspace(), Optional.ofNullable(in.after()), in.limit()));
    }

    private SuppressionView get(Caller caller, ByEmail in) {
        return SuppressionView.of(suppressions.get(caller.workspace(), in.email()));
    }

    private Settled<SuppressionView> add(Caller caller, AddSuppression in) {
        return suppressions
                .add(caller.workspace(), in.email(), in.detail())
                .map(SuppressionView::of);
    }

    private Nothing remove(Caller caller, ByEmail in) {
        suppressions.remove(caller.workspace(), in.email());
        return Nothing.NOTHING;
    }
}
