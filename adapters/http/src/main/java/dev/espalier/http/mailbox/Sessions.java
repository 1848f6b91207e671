package dev.espalier.http.mailbox;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.refusal.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who is signed in to the pages. Kept in memory: after a restart one signs in again.
final class Sessions {
    static final Duration LIFE = Duration.ofHours(12);
    private static final int MOST = 1_000;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Authenticator authenticator;
    private final InstantSource clock;

    private record Session(String key, Instant until) {}

    Sessions(Authenticator authenticator, InstantSource clock) {
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /// The word for the cookie.
    ///
    /// @throws Refused when the key is bad or may not read
    String open(String key) {
        check(key);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (sessions) {
            if (sessions.size() >= MOST) {
                var oldest = sessions.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            sessions.put(word, new Session(key, clock.instant().plus(LIFE)));
        }
        return word;
    }

    /// The caller behind a cookie; empty when it is unknown, too old, or its key no longer good.
    Optional<Caller> caller(String word) {
        Session session;
        synchronized (sessions) {
            session = sessions.get(word);
            if (session != null && session.until().isBefore(clock.instant())) {
                sessions.remove(word);
                session = null;
            }
        }
        if (session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(check(session.key()));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    private Caller check(String key) {
        var caller = authenticator.authenticate(key);
        if (!caller.may(Scope.READ)) {
            throw new Refused.Forbidden("this key may not read");
        }
        return caller;
    }
}
