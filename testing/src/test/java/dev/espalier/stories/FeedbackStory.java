package dev.espalier.stories;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.FeedbackDesk;
import dev.espalier.engine.feedback.FeedbackKeeper;
import dev.espalier.engine.feedback.MailRoom;
import dev.espalier.engine.feedback.Matching;
import dev.espalier.engine.feedback.Outcome;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.signing.ReturnPath;
import dev.espalier.engine.signing.SendRef;
import dev.espalier.engine.signing.Signatures;
import dev.espalier.feedback.mail.MailParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A story in which something comes back.
abstract class FeedbackStory extends Story {

    final ReturnPath returnPath =
            new ReturnPath(
                    new Signatures(sim.store(), sim::now),
                    Optional.of(EmailAddress.of("bounce@espalier.example")));
    final Matching matching = new Matching(sim.store(), returnPath::read);
    final FeedbackDesk desk =
            new FeedbackDesk(sim.store(), sim::now, sim.engine().barrier(), matching);
    final FeedbackKeeper keeper =
            new FeedbackKeeper(sim.store(), desk, sim.engine().resolving(), sim::now);
    final MailRoom room =
            new MailRoom(
                    new MailParser(),
                    desk,
                    matching,
                    token -> sim.engine().unsubscribing().leaveEverything(token).isPresent(),
                    Set.of("hello@espalier.example", "bounce@espalier.example"));

    /// The send of this address, in the ledger or on its way.
    UUID sendTo(String email) {
        return UUID.fromString(
                sim.database()
                        .one(
                                "SELECT s.id FROM sends s JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id WHERE c.address = '%s' ORDER BY s.id LIMIT 1"
                                        .formatted(email)));
    }

    String pathOf(String email) {
        return returnPath.of(
                new SendRef(sim.workspace(), sendTo(email)), "hello@espalier.example", sim.now());
    }

    String idOf(String email) {
        return TypeId.text("snd", sendTo(email)) + "@espalier.example";
    }

    /// Told by the signed return path.
    Outcome told(Feedback feedback, String email) {
        return told(feedback, email, "key");
    }

    Outcome told(Feedback feedback, String email, String key) {
        return desk.take(
                new Report(
                        feedback,
                        new Evidence(List.of(pathOf(email)), List.of(), Set.of(), false, email),
                        Source.SMTP,
                        key));
    }

    /// Told by the Message-ID alone.
    Outcome toldById(Feedback feedback, String email, Set<String> recipients, String author) {
        return desk.take(
                new Report(
                        feedback,
                        new Evidence(List.of(), List.of(idOf(email)), recipients, false, author),
                        Source.IMAP,
                        "key"));
    }

    String one(String sql) {
        return sim.database().one(sql);
    }

    String suppressed() {
        return one(
                "SELECT string_agg(address || ' ' || reason, ', ' ORDER BY address) FROM suppression");
    }
}
