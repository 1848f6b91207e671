package dev.espalier.engine.people;

/// Hashes passwords. Slow on purpose; safe for use by many threads.
public interface Passwords {

    /// @return the hash with everything that checking it needs
    String hash(String password);

    /// @param hash as [#hash] made it, perhaps in an earlier release
    boolean matches(String password, String hash);
}
