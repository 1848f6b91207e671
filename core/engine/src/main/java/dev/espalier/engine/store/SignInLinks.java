package dev.espalier.engine.store;

import dev.espalier.access.SignInLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The links by which people come in.
public interface SignInLinks {

    /// @param hash the SHA-256 of the link's secret part
    void insert(SignInLink link, byte[] hash);

    /// One that was not used and has not expired.
    Optional<SignInLink> find(byte[] hash, Instant now);

    /// It was used, or is withdrawn. Two at once wait for each other, and one of them finds none.
    ///
    /// @return whether it could still be used until now
    boolean end(int workspace, String id, Instant now);

    /// Invitations that can still be used, newest first.
    List<SignInLink> invitations(int workspace, Instant now);

    /// Whatever an address was sent before.
    void endAll(int workspace, String email, Instant now);
}
