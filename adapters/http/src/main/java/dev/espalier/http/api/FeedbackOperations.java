package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.List;

/// What came back about a send.
final class FeedbackOperations {
    private final SendReports sends;

    FeedbackOperations(SendReports sends) {
        this.sends = sends;
    }

    record ById(String id) {}

    record FeedbackView(
            Feedbacks.Kind kind,
            @Doc("Where it came in: smtp, imap, resend, postmark or ses.") String source,
            @Doc("For people, such as the host's words.") String detail,
            Instant at) {
        static FeedbackView of(Feedbacks.Row row) {
            return new FeedbackView(row.kind(), row.source(), row.detail(), row.at());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("sends.feedback", ById.class, Output.list(FeedbackView.class), this::of)
                        .at(GET, "/sends/{id}/feedback")
                        .doc(
                                "Bounces, complaints, replies and the like about a send, oldest first.")
                        .scope(READ));
    }

    private List<FeedbackView> of(Caller caller, ById in) {
        return sends.feedback(caller.workspace(), in.id()).stream().map(FeedbackView::of).toList();
    }
}
