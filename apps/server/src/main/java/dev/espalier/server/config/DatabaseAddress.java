package dev.espalier.server.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an outside PostgreSQL is and who we are there.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/name?…`, without user and password
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final String JDBC = "jdbc:postgresql://";

    /// Reads `postgres://user:password@host:port/name?…`, `postgresql://…`, and the driver's own
    /// `jdbc:postgresql://host:port/name?user=…&password=…`. Several hosts, with commas between,
    /// are passed on to the driver. Empty when it is none of them.
    static Optional<DatabaseAddress> parse(String text) {
        try {
            if (text.startsWith(JDBC)) {
                return driverForm(text.substring(JDBC.length()));
            }
            return text.startsWith("postgres://") || text.startsWith("postgresql://")
                    ? usualForm(text.substring(text.indexOf("://") + 3))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<DatabaseAddress> usualForm(String rest) {
        int slash = rest.indexOf('/');
        int at = rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
        var login = at < 0 ? "" : rest.substring(0, at);
        int colon = login.indexOf(':');
        return build(
                rest.substring(at + 1),
                decode(colon < 0 ? login : login.substring(0, colon)),
                colon < 0 ? "" : decode(login.substring(colon + 1)));
    }

    private static Optional<DatabaseAddress> driverForm(String rest) {
        return rest.contains("@") ? Optional.empty() : build(rest, "", "");
    }

    /// @param rest `host:port/name?options`
    private static Optional<DatabaseAddress> build(String rest, String user, String password) {
        int mark = rest.indexOf('?');
        var place = mark < 0 ? rest : rest.substring(0, mark);
        int slash = place.indexOf('/');
        if (slash <= 0 || slash == place.length() - 1 || hosts(place.substring(0, slash)).isEmpty()) {
            return Optional.empty();
        }
        var kept = new ArrayList<String>();
        var who = user;
        var secret = password;
        for (var option : mark < 0 ? List.<String>of() : List.of(rest.substring(mark + 1).split("&"))) {
            if (option.startsWith("user=")) {
                who = decode(option.substring(5));
            } else if (option.startsWith("password=")) {
                secret = decode(option.substring(9));
            } else if (!option.isEmpty()) {
                kept.add(option);
            }
        }
        var options = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseAddress(JDBC + place + options, who, secret));
    }

    private static Optional<List<URI>> hosts(String text) {
        var hosts = new ArrayList<URI>();
        for (var host : text.split(",", -1)) {
            var uri = URI.create("postgres://" + host);
            if (uri.getHost() == null || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            hosts.add(uri);
        }
        return Optional.of(hosts);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Without its password.
    @Override
    public String toString() {
        return user + " at " + jdbcUrl.substring("jdbc:".length());
    }
}
