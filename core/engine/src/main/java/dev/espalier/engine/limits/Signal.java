package dev.espalier.engine.limits;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import java.util.List;
import java.util.Locale;

/// What an answer says to one of the lanes it came through.
enum Signal {
    /// All is well.
    WELL,
    /// It works, but this message says nothing of the next.
    ALIVE,
    /// Too much at once.
    SLOWER,
    /// No, for a reason that the next message would meet too.
    REFUSED,
    /// It says nothing of this lane.
    NOTHING;

    /// How servers say "not so fast" where they have no code for it.
    private static final List<String> WORDS =
            List.of(
                    "too many",
                    "too much",
                    "rate limit",
                    "throttl",
                    "greylist",
                    "graylist",
                    "slow down");

    /// To where the message goes.
    static Signal ofDestination(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> WELL;
            case Delivery.Deferred deferred ->
                    deferred.stage() == Stage.MAIL ? NOTHING : later(deferred);
            case Delivery.Rejected rejected ->
                    rejected.stage() == Stage.MAIL
                            ? NOTHING
                            : rejected.enhanced().startsWith("5.7.") ? REFUSED : ALIVE;
            case Delivery.NotSubmitted _, Delivery.Withheld _, Delivery.InDoubt _ -> NOTHING;
        };
    }

    /// To whom the message is from, by its domain.
    static Signal ofSender(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> WELL;
            case Delivery.Deferred deferred ->
                    deferred.stage() != Stage.MAIL
                            ? ALIVE
                            : isOfSender(deferred) ? REFUSED : NOTHING;
            case Delivery.Rejected rejected -> rejected.stage() == Stage.MAIL ? REFUSED : ALIVE;
            case Delivery.NotSubmitted _, Delivery.Withheld _, Delivery.InDoubt _ -> NOTHING;
        };
    }

    /// To the relay.
    static Signal ofRelay(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _, Delivery.Rejected _ -> WELL;
            case Delivery.Deferred deferred ->
                    deferred.stage() == Stage.MAIL && !isOfSender(deferred) ? REFUSED : WELL;
            case Delivery.NotSubmitted _ -> REFUSED;
            case Delivery.Withheld _, Delivery.InDoubt _ -> NOTHING;
        };
    }

    /// RFC 3463: x.1.7 and x.1.8 are of the sender's address, x.7.x of what it may do.
    private static boolean isOfSender(Delivery.Deferred deferred) {
        return deferred.enhanced().startsWith("4.1.") || deferred.enhanced().startsWith("4.7.");
    }

    /// RFC 3463: x.1.x and x.2.x speak of one mailbox; x.7.x of the sender, and 4.3.2 and 4.4.5 of
    /// load. 421 closes the connection, 451 without a code is what greylisting says.
    private static Signal later(Delivery.Deferred deferred) {
        var enhanced = deferred.enhanced();
        var words = deferred.detail().toLowerCase(Locale.ROOT);
        boolean isThrottling =
                deferred.code() == 421
                        || enhanced.startsWith("4.7.")
                        || enhanced.equals("4.3.2")
                        || enhanced.equals("4.4.5")
                        || (enhanced.isEmpty() && deferred.code() == 451)
                        || WORDS.stream().anyMatch(words::contains);
        if (isThrottling) {
            return SLOWER;
        }
        boolean isOfMailbox = enhanced.startsWith("4.1.") || enhanced.startsWith("4.2.");
        return isOfMailbox ? ALIVE : REFUSED;
    }
}
