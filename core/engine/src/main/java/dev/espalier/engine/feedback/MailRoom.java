package dev.espalier.engine.feedback;

import dev.espalier.contact.EmailAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// Where mail about mail comes in, whatever brings it.
public final class MailRoom {

    /// Of a message only so much is read: 1 MiB. What matters stands at its beginning.
    public static final int MOST_READ = 1024 * 1024;

    private final MailReader reader;
    private final FeedbackDesk desk;
    private final Matching matching;
    private final Predicate<String> wayOut;
    private final Set<String> addresses = new HashSet<>();

    /// @param wayOut unsubscribes whom the token of a mail names; false: it is no such token
    /// @param addresses that take mail beside the sends' own return paths, such as those that
    ///   people answer to
    public MailRoom(
            MailReader reader,
            FeedbackDesk desk,
            Matching matching,
            Predicate<String> wayOut,
            Set<String> addresses) {
        this.reader = reader;
        this.desk = desk;
        this.matching = matching;
        this.wayOut = wayOut;
        addresses.forEach(address -> this.addresses.add(EmailAddress.keyOf(address)));
    }

    /// Whether mail for this address is for this server.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when the database is away and must be asked
    public boolean takes(String address) {
        return addresses.contains(EmailAddress.keyOf(address)) || matching.isReturnPath(address);
    }

    /// Answers when everything is committed.
    ///
    /// @param message at most [#MOST_READ] bytes of it
    /// @throws dev.espalier.engine.store.Unavailable when the database is away; then it may be
    ///   brought again
    public void receive(MailReader.Arrival arrival, byte[] message) {
        switch (reader.read(arrival, message)) {
            case Reading.Reports(var reports) -> reports.forEach(desk::take);
            case Reading.Unclear unclear -> desk.keep(unclear);
            case Reading.WayOut(var token, var source, var key) -> {
                if (!wayOut.test(token)) {
                    desk.keep(
                            new Reading.Unclear(
                                    "unclear", "unsubscribes by an unknown token", source, key));
                }
            }
            case Reading.Nothing _ -> {}
        }
    }

    /// Notes a message that could not be taken.
    ///
    /// @throws dev.espalier.engine.store.Unavailable as in [#receive]
    public void leaveAside(Reading.Unclear unclear) {
        desk.keep(unclear);
    }
}
