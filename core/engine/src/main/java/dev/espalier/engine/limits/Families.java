package dev.espalier.engine.limits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Domains whose mail goes to one place, by what is known of them.
///
/// @param names of the place, by domain
record Families(Map<String, String> names) implements Destinations {

    /// The first names them all.
    private static final List<List<String>> DOMAINS =
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

    static final Families LARGE = new Families(named());

    private static Map<String, String> named() {
        var names = new HashMap<String, String>();
        for (var family : DOMAINS) {
            family.forEach(domain -> names.put(domain, family.getFirst()));
        }
        return Map.copyOf(names);
    }

    @Override
    public String of(String domain) {
        return names.getOrDefault(domain, domain);
    }
}
