package dev.espalier.http.api;

import dev.espalier.contact.Contact;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One person on the wire, with what only who asks for one wants to know.
record OpenedContactView(
        String id,
        String email,
        @Doc("An IANA region; null: the workspace's.") @Nullable String timezone,
        Map<String, Object> properties,
        @Doc("Whether the address must not be mailed at all.") boolean suppressed,
        boolean unsubscribed,
        @Doc("The sequences the person left for good, while other mail is welcome.")
                List<OptOutView> optOuts,
        Instant createdAt,
        Instant updatedAt) {

    record OptOutView(String sequenceId, Instant at) {
        static OptOutView of(Dossiers.OptOut one) {
            return new OptOutView(one.sequence(), one.at());
        }
    }

    static OpenedContactView of(Contact contact, List<Dossiers.OptOut> optOuts) {
        var view = ContactView.of(contact);
        return new OpenedContactView(
                view.id(),
                view.email(),
                view.timezone(),
                view.properties(),
                view.suppressed(),
                view.unsubscribed(),
                optOuts.stream().map(OptOutView::of).toList(),
                view.createdAt(),
                view.updatedAt());
    }
}
