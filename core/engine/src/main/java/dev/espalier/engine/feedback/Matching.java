package dev.espalier.engine.feedback;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.signing.SendRef;
import dev.espalier.engine.store.Feedbacks.Sent;
import dev.espalier.engine.store.Store;
import java.util.Optional;
import java.util.function.Function;

/// Finds the send that a report means, or none when that is not certain.
public final class Matching {

    private static final int MOST_IDS = 50;

    private final Store store;
    private final Function<String, Optional<SendRef>> returnPaths;

    /// @param returnPaths which send an address was made for; opens signed addresses alone
    public Matching(Store store, Function<String, Optional<SendRef>> returnPaths) {
        this.store = store;
        this.returnPaths = returnPaths;
    }

    /// Whether an address is a send's own return path.
    public boolean isReturnPath(String address) {
        return returnPaths.apply(address).isPresent();
    }

    Optional<Sent> find(Report report) {
        return bySignature(report).or(() -> byMessageId(report));
    }

    private Optional<Sent> bySignature(Report report) {
        var evidence = report.evidence();
        return evidence.returnPaths().stream()
                .limit(MOST_IDS)
                .flatMap(address -> returnPaths.apply(address).stream())
                .findFirst()
                .flatMap(send ->
                        store.inTransaction(
                                tx -> tx.feedbacks().find(send.workspace(), send.send())))
                .filter(sent -> !evidence.isShared() || names(evidence, sent));
    }

    private Optional<Sent> byMessageId(Report report) {
        return report.evidence().messageIds().stream()
                .limit(MOST_IDS)
                .flatMap(id -> sent(id).stream())
                .findFirst()
                .filter(sent -> isCertain(report, sent));
    }

    private Optional<Sent> sent(String messageId) {
        int at = messageId.indexOf('@');
        return TypeId.parse("snd", at < 0 ? messageId : messageId.substring(0, at))
                .flatMap(id -> store.inTransaction(tx -> tx.feedbacks().find(id)));
    }

    /// What takes somebody off must be about them: everybody whom a message was forwarded to knows
    /// its id.
    private static boolean isCertain(Report report, Sent sent) {
        return switch (report.feedback()) {
            case Feedback.HardBounce _,
                    Feedback.Undelivered _,
                    Feedback.Complaint _,
                    Feedback.Unsubscribe _ ->
                    names(report.evidence(), sent);
            case Feedback.Delayed _,
                    Feedback.Delivered _,
                    Feedback.HumanReply _,
                    Feedback.AutoReply _,
                    Feedback.Opened _,
                    Feedback.Clicked _ ->
                    true;
        };
    }

    private static boolean names(Evidence evidence, Sent sent) {
        return !sent.address().isEmpty()
                && evidence.recipients().stream()
                        .anyMatch(one -> EmailAddress.keyOf(one).equals(sent.address()));
    }
}
