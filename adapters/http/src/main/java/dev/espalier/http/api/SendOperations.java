package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.dispatch.Resolving;
import dev.espalier.engine.dispatch.Resolving.Verdict;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sends`: the ledger.
final class SendOperations {
    private final SendReports sends;
    private final Resolving resolving;

    SendOperations(SendReports sends, Resolving resolving) {
        this.sends = sends;
        this.resolving = resolving;
    }

    record ById(String id) {}

    record Resolved(
            String sendId,
            @Doc(
                            "sent: it arrived, the next step counts from when it was handed over; resend: once more, the same bytes; failed: it did not arrive and shall not.")
                    Verdict as) {}

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
                        .scope(READ),
                mutation("sends.resolve", Resolved.class, SendView.class, this::resolve)
                        .at(POST, "/sends/{sendId}/resolve")
                        .doc("Says what became of a send in doubt.")
                        .scope(FULL));
    }

    private Page<SendView> list(Caller caller, Listed in) {
        return Paging.page(sends.list(caller.workspace(), in.query()), SendView::of);
    }

    private SendView resolve(Caller caller, Resolved in) {
        return SendView.of(
                resolving.resolve(caller.workspace(), in.sendId(), in.as(), caller.actor()));
    }

    private SendView get(Caller caller, ById in) {
        return SendView.of(sends.get(caller.workspace(), in.id()));
    }
}
