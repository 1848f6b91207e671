package dev.espalier.engine.mailbox;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.mail.MessageReader;
import dev.espalier.engine.mail.ReadMessage;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.util.Optional;

/// The built-in mailbox as people read it, each workspace its own.
public final class BuiltInMailbox {

    private static final Cursor CURSOR = Cursor.in("mailbox");
    private static final String PREFIX = "msg";

    /// More than any header of ours needs.
    private static final int HEAD = 16 * 1024;

    private final Store store;
    private final MessageReader reader;

    public BuiltInMailbox(Store store, MessageReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /// @param id such as `msg_01k…`
    /// @param to RCPT TO, in lower case
    /// @param from MAIL FROM
    public record Summary(
            String id,
            Instant receivedAt,
            String from,
            String to,
            String headerFrom,
            String headerTo,
            String subject,
            Optional<Instant> date) {

        private static Summary of(Mailbox.Message message, ReadMessage read) {
            return new Summary(
                    TypeId.text(PREFIX, message.id()),
                    message.receivedAt(),
                    message.from(),
                    message.to(),
                    read.from(),
                    read.to(),
                    read.subject(),
                    read.date());
        }
    }

    /// A whole message, read.
    public record Opened(Summary summary, ReadMessage message) {}

    /// Newest first.
    ///
    /// @param to only those to this address, however it is spelled
    /// @throws Invalid at `limit`, `cursor` or `to`
    public Page<Summary> list(
            int workspace, Optional<String> to, Optional<String> cursor, int limit) {
        int checked = Limit.check(limit);
        var before = CURSOR.readId(cursor);
        var key = to.map(BuiltInMailbox::key);
        var page =
                store.inTransaction(tx -> tx.mailbox().list(workspace, key, before, checked, HEAD));
        return new Page<>(page.items(), page.next().map(CURSOR::write))
                .map(message -> Summary.of(message, reader.read(message.message())));
    }

    /// @throws NotFound when there is none
    public Opened get(int workspace, String id) {
        var message = find(workspace, id);
        var read = reader.read(message.message());
        return new Opened(Summary.of(message, read), read);
    }

    /// The bytes as they were handed over.
    ///
    /// @throws NotFound when there is none
    public byte[] raw(int workspace, String id) {
        return find(workspace, id).message();
    }

    private Mailbox.Message find(int workspace, String id) {
        return TypeId.parse(PREFIX, id)
                .flatMap(uuid -> store.inTransaction(tx -> tx.mailbox().find(workspace, uuid)))
                .orElseThrow(() -> new NotFound("message", id));
    }

    private static String key(String address) {
        if (address.indexOf(0) >= 0) {
            throw Invalid.of("to", "holds a NUL (expected: an address)");
        }
        return EmailAddress.keyOf(address);
    }
}
