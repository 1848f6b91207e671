package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.mail.ReadMessage;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `mailbox`: the mail that is kept here while no relay is configured.
final class MailboxOperations {
    private final BuiltInMailbox mailbox;

    MailboxOperations(BuiltInMailbox mailbox) {
        this.mailbox = mailbox;
    }

    record ById(String id) {}

    record Listed(
            @Doc("Only to this address, however it is spelled.") @Nullable String to,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    record SummaryView(
            String id,
            @Doc("As the header says it.") String from,
            @Doc("The address it was handed over for.") String to,
            String subject,
            Instant receivedAt) {
        static SummaryView of(BuiltInMailbox.Summary summary) {
            return new SummaryView(
                    summary.id(),
                    summary.headerFrom(),
                    summary.to(),
                    summary.subject(),
                    summary.receivedAt());
        }
    }

    record HeaderView(String name, String value) {
        static HeaderView of(ReadMessage.Header header) {
            return new HeaderView(header.name(), header.value());
        }
    }

    record MessageView(
            String id,
            @Doc("As the header says it.") String from,
            @Doc("The address it was handed over for.") String to,
            String subject,
            Instant receivedAt,
            @Doc("The header's date.") @Nullable Instant date,
            @Doc("The envelope's sender.") String envelopeFrom,
            @Nullable String text,
            @Nullable String html,
            @Doc("Unfolded, not decoded.") List<HeaderView> headers) {
        static MessageView of(BuiltInMailbox.Opened opened) {
            var summary = opened.summary();
            var message = opened.message();
            return new MessageView(
                    summary.id(),
                    summary.headerFrom(),
                    summary.to(),
                    summary.subject(),
                    summary.receivedAt(),
                    summary.date().orElse(null),
                    summary.from(),
                    message.text().orElse(null),
                    message.html().orElse(null),
                    message.headers().stream().map(HeaderView::of).toList());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("mailbox.list", Listed.class, Output.page(SummaryView.class), this::list)
                        .at(GET, "/mailbox")
                        .doc("Messages, newest first.")
                        .scope(READ),
                query("mailbox.get", ById.class, MessageView.class, this::get)
                        .at(GET, "/mailbox/{id}")
                        .doc("One message, decoded.")
                        .scope(READ),
                query("mailbox.raw", ById.class, Output.raw("message/rfc822"), this::raw)
                        .at(GET, "/mailbox/{id}/raw")
                        .doc("One message, bytes unchanged.")
                        .scope(READ));
    }

    private Page<SummaryView> list(Caller caller, Listed in) {
        return Paging.page(
                mailbox.list(
                        caller.workspace(),
                        Optional.ofNullable(in.to()),
                        Optional.ofNullable(in.cursor()),
                        in.limit()),
                SummaryView::of);
    }

    private MessageView get(Caller caller, ById in) {
        return MessageView.of(mailbox.get(caller.workspace(), in.id()));
    }

    private byte[] raw(Caller caller, ById in) {
        return mailbox.raw(caller.workspace(), in.id());
    }
}
