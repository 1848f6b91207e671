package dev.espalier.engine.limits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        var known = new HashMap<String, String>();
        for (var family : FAMILIES) {
            family.forEach(domain -> known.put(domain, family.getFirst()));
        }
        var families = Map.copyOf(known);
        return domain -> families.getOrDefault(domain, domain);
    }

    /// The first names them all.
    List<List<String>> FAMILIES =
            List.of(
                    List.of("gmail.com", "googlemail.com"),
                    List.of(
                            "outlook.com",
                            "hotmail.com",
                            "live.com",
                            "msn.com",
                            "hotmail.co.uk",
                            "hotmail.de",
                            "hotmail.fr",
                            "hotmail.it",
                            "hotmail.es",
                            "live.co.uk",
                            "live.de",
                            "live.fr",
                            "live.nl",
                            "outlook.de",
                            "outlook.fr"),
                    List.of(
                            "yahoo.com",
                            "aol.com",
                            "ymail.com",
                            "rocketmail.com",
                            "yahoo.co.uk",
                            "yahoo.de",
                            "yahoo.fr",
                            "yahoo.it",
                            "yahoo.es",
                            "aol.de",
                            "aim.com",
                            "verizon.net"),
                    List.of("icloud.com", "me.com", "mac.com"),
                    List.of(
                            "gmx.net",
                            "gmx.de",
                            "gmx.at",
                            "gmx.ch",
                            "web.de",
                            "gmx.com",
                            "mail.com"),
                    List.of("proton.me", "protonmail.com", "pm.me", "protonmail.ch"));
}
