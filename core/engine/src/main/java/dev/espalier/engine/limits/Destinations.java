package dev.espalier.engine.limits;

import java.util.Locale;

/// Which domains' mail goes to the same place: what one of them says is true of the others.
@FunctionalInterface
public interface Destinations {

    /// @param domain in lower case
    /// @return a name for where its mail goes; its own when nobody knows better
    String of(String domain);

    /// The domain of an address, in lower case.
    static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /// The large mailbox providers; any other domain is by itself.
    static Destinations families() {
        return Families.LARGE;
    }
}
