package dev.espalier.postgres;

import dev.espalier.engine.store.SignInAttempts;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresSignInAttempts(Handle handle) implements SignInAttempts {

    /// Counts an attempt that need not wait. Whoever has used up the free ones waits after each:
    /// half a minute, twice as long every time, a quarter of an hour at most. A day without an
    /// attempt begins anew.
    private static final String BEGIN =
            """
            INSERT INTO sign_in_attempt AS a (subject, attempts, last_at, blocked_until)
            VALUES (:subject, 1, :now, CASE WHEN 1 >= :free THEN :now + interval '30 seconds' END)
            ON CONFLICT (subject) DO UPDATE
               SET attempts = CASE WHEN a.last_at < :now - interval '1 day' THEN 1 ELSE a.attempts + 1 END,
                   last_at = :now,
                   blocked_until =
                       CASE WHEN a.last_at < :now - interval '1 day' OR a.attempts + 1 < :free THEN NULL
                            ELSE :now + least(interval '15 minutes',
                                              interval '30 seconds' * power(2, least(a.attempts + 1 - :free, 10)))
                        END
             WHERE a.blocked_until IS NULL OR a.blocked_until <= :now
            """;

    private static final String BLOCKED_UNTIL =
            "SELECT blocked_until FROM sign_in_attempt WHERE subject = :subject";

    private static final String TAKE_BACK =
            """
            UPDATE sign_in_attempt
               SET attempts = attempts - 1,
                   blocked_until = CASE WHEN attempts - 1 >= :free THEN blocked_until END
             WHERE subject = :subject
            """;

    private static final String FORGET = "DELETE FROM sign_in_attempt WHERE subject = :subject";

    private static final String FORGET_OLD =
            "DELETE FROM sign_in_attempt WHERE last_at < :lastBefore";

    @Override
    public Optional<Instant> begin(byte[] subject, int free, Instant now) {
        int counted =
                handle.createUpdate(BEGIN)
                        .bind("subject", subject)
                        .bind("free", free)
                        .bind("now", Rows.at(now))
                        .execute();
        if (counted == 1) {
            return Optional.empty();
        }
        return handle.createQuery(BLOCKED_UNTIL)
                .bind("subject", subject)
                .map((row, _) -> Rows.instant(row, "blocked_until"))
                .findOne();
    }

    @Override
    public void takeBack(byte[] subject, int free) {
        handle.createUpdate(TAKE_BACK).bind("subject", subject).bind("free", free).execute();
    }

    @Override
    public void forget(byte[] subject) {
        handle.createUpdate(FORGET).bind("subject", subject).execute();
    }

    @Override
    public int forgetOld(Instant lastBefore) {
        return handle.createUpdate(FORGET_OLD).bind("lastBefore", Rows.at(lastBefore)).execute();
    }
}
