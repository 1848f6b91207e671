package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sends`: the ledger.
final class SendOperations {
    private final SendReports sends;

    SendOperations(SendReports sends) {
        this.sends = sends;
    }

    record ById(String id) {}

    record Listed(
            @Nullable SendStatus status,
            @Nullable String sequenceId,
            @Nullable String contactId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {
        SendReports.Query query() {
            return new SendReports.Query(
                    Optional.ofNullable(status).map(SendStatus::states),
                    Optional.ofNullable(sequenceId),
                    Optional.ofNullable(contactId),
                    Optional.ofNullable(cursor),
                    limit);
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("sends.list", Listed.class, Output.page(SendView.class), this::list)
                        .at(GET, "/sends")
                        .doc("Sends, oldest planned first.")
                        .scope(READ),
                query("sends.get", ById.class, SendView.class, this::get)
                        .at(GET, "/sends/{id}")
                        .doc("One send.")
                        .scope(READ));
    }

    private Page<SendView> list(Caller caller, Listed in) {
        return Paging.page(sends.list(caller.workspace(), in.query()), SendView::of);
    }

    private SendView get(Caller caller, ById in) {
        return SendView.of(sends.get(caller.workspace(), in.id()));
    }
}
