package dev.espalier.engine.people;

import dev.espalier.access.Person;
import java.time.Instant;

/// What trying to sign in came to.
public sealed interface SignedIn {

    /// @param secret for the cookie; cannot be had again
    record In(String secret, Person person) implements SignedIn {
        @Override
        public String toString() {
            return "In[secret=hidden, person=" + person + "]";
        }
    }

    /// The address or the password; which one is nobody's business.
    record Wrong() implements SignedIn {}

    /// Too many attempts.
    record Wait(Instant until) implements SignedIn {}
}
