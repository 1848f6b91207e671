package dev.espalier.http.api;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.engine.store.Ledger.Entry;
import dev.espalier.http.shape.Doc;
import dev.espalier.send.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One email to one contact on the wire.
record SendView(
        String id,
        String sequenceId,
        String contactId,
        @Nullable String templateId,
        String emailId,
        @Doc("The key of its step.") String step,
        SendStatus status,
        @Doc("How often it was handed to the relay; waiting for a limit is no attempt.")
                int attempts,
        @Doc("When it was planned.") Instant createdAt,
        @Doc("When the relay took it; null before.") @Nullable Instant sentAt,
        @Doc("For people, such as the relay's reply.") String detail,
        @Doc("While it is in doubt: since when a person is waited for. Else null.")
                @Nullable Instant inDoubtSince,
        @Doc("While it could go and has to wait: why, and until when. Else null.")
                @Nullable WaitingView waiting) {

    record WaitingView(
            @Doc(
                            "destination, relay, sender: they asked for less or take nothing at the moment; warm_up, rate, frequency: a cap of ours.")
                    Waiting reason,
            @Doc("When it is looked at again; it goes then, if nothing else stops it.")
                    Instant until) {}

    static SendView of(Entry row) {
        return new SendView(
                TypeId.text(SendReports.PREFIX, row.id()),
                row.sequence(),
                row.contactId(),
                row.templateId(),
                row.emailId(),
                row.step().value(),
                SendStatus.of(row.state()),
                row.attempt(),
                row.plannedAt(),
                row.acceptedAt(),
                row.detail(),
                row.inDoubtSince(),
                waiting(row));
    }

    private static @Nullable WaitingView waiting(Entry row) {
        var waiting = row.waiting();
        var until = row.dueAt();
        return waiting == null || until == null ? null : new WaitingView(waiting, until);
    }
}
