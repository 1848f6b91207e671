package dev.espalier.engine.dispatch;

import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import dev.espalier.engine.store.Warnings.Complaint;
import dev.espalier.engine.store.Warnings.Kind;
import dev.espalier.engine.store.Warnings.Noted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What answers say against the sender: nothing that a change of the recipient would mend.
///
/// @param host of the relay
record Complaints(String host) {

    /// RFC 4954: what a login is refused with.
    private static final Set<Integer> LOGIN = Set.of(432, 454, 500, 530, 534, 535, 538);

    /// One line for each sort.
    Collection<Noted> in(List<Attempt> attempts) {
        var found = new HashMap<Complaint, Noted>();
        for (var attempt : attempts) {
            of(attempt).ifPresent(one -> found.merge(one.key(), one, Complaints::both));
            Optional.ofNullable(attempt.noted())
                    .ifPresent(one -> found.merge(one.key(), one, Complaints::both));
        }
        return found.values();
    }

    private static Noted both(Noted before, Noted next) {
        return new Noted(next.key(), next.detail(), before.times() + next.times());
    }

    private Optional<Noted> of(Attempt attempt) {
        return switch (attempt.delivery()) {
            case Delivery.Rejected rejected when rejected.stage() == Stage.MAIL ->
                    noted(attempt, Kind.SENDER, code(rejected));
            case Delivery.Rejected rejected when rejected.enhanced().startsWith("5.7.") ->
                    noted(attempt, Kind.POLICY, code(rejected));
            case Delivery.NotSubmitted(var code, var detail) when isLogin(code, detail) ->
                    noted(attempt, Kind.LOGIN, Integer.toString(code));
            case Delivery.NotSubmitted(var code, _) when code >= 500 ->
                    noted(attempt, Kind.RELAY, Integer.toString(code));
            case Delivery.Accepted _,
                    Delivery.Deferred _,
                    Delivery.Rejected _,
                    Delivery.NotSubmitted _,
                    Delivery.Withheld _,
                    Delivery.InDoubt _ ->
                    Optional.empty();
        };
    }

    private static boolean isLogin(int code, String detail) {
        return LOGIN.contains(code) && detail.contains("login: ");
    }

    private static String code(Delivery.Rejected rejected) {
        return rejected.enhanced().isEmpty()
                ? Integer.toString(rejected.code())
                : rejected.enhanced();
    }

    private Optional<Noted> noted(Attempt attempt, Kind kind, String code) {
        return Optional.of(
                new Noted(
                        new Complaint(attempt.send().workspace(), kind, host, code),
                        attempt.delivery().detail(),
                        1));
    }
}
