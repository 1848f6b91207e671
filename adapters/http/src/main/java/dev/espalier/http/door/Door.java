package dev.espalier.http.door;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.page.Visit;
import dev.espalier.http.wire.Exchange;
import dev.espalier.refusal.Refused;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Knows who asks. Safe for use by many threads.
public final class Door {

    private static final String SCHEME = "bearer ";
    private static final int KEY_MAX = 200;

    private final Authenticator authenticator;
    private final Optional<URI> publicUrl;
    private final SessionCookie cookie;

    /// @param publicUrl where people reach the server, when that is known; beside it they may come
    ///   by whatever name the request itself is for
    public Door(Authenticator authenticator, Optional<URI> publicUrl) {
        this.authenticator = authenticator;
        this.publicUrl = publicUrl;
        this.cookie =
                new SessionCookie(
                        publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent());
    }

    public SessionCookie cookie() {
        return cookie;
    }

    /// Who asks, by key or by cookie.
    ///
    /// @throws Refused.Unauthenticated when nobody is known by what was sent
    /// @throws Refused.Forbidden when a page of somebody else's asks with a person's cookie
    public Caller caller(Exchange exchange) {
        return caller(Asking.of(exchange));
    }

    private Caller caller(Asking asking) {
        var authorization = asking.header().apply("authorization");
        if (authorization.isPresent()) {
            return ofAuthorization(authorization.get());
        }
        return authenticator.session(
                session(asking)
                        .orElseThrow(() ->
                                new Refused.Unauthenticated(
                                        "no key (expected: the header \"authorization: Bearer esp_…\", or a session)")));
    }

    /// [#caller(Exchange)] for a visit.
    public Caller caller(Visit visit) {
        return caller(Asking.of(visit));
    }

    /// The secret of the session that a request carries; empty when it carries none.
    ///
    /// @throws Refused.Forbidden when a page of somebody else's asks
    public Optional<String> session(Visit visit) {
        return session(Asking.of(visit));
    }

    private Optional<String> session(Asking asking) {
        var secret = asking.cookie(cookie.name()).filter(value -> !value.isEmpty());
        if (secret.isPresent()) {
            requireOwnPage(asking);
        }
        return secret;
    }

    /// @throws Refused.Forbidden when a page of somebody else's asks, or a writing request does not
    ///   say whose
    public void requireOwnPage(Visit visit) {
        requireOwnPage(Asking.of(visit));
    }

    private void requireOwnPage(Asking asking) {
        // A page whose policy tells no referrer says "null" when it posts a form; the browser still
        // says how near it is.
        var told = asking.header().apply("origin");
        var origin = told.filter(given -> !given.equals("null"));
        var site = asking.header().apply("sec-fetch-site");
        boolean isOwn =
                origin.map(given -> isOwn(given, asking))
                        .or(() ->
                                site.map(given ->
                                        given.equals("same-origin")
                                                || (asking.isSafe() && given.equals("none"))))
                        .orElse(asking.isSafe() && told.isEmpty());
        if (!isOwn) {
            throw new Refused.Forbidden(
                    "asked from "
                            + origin.or(() -> site).or(() -> told).orElse("an unnamed page")
                            + " (expected: a page of this server, or a key)");
        }
    }

    private boolean isOwn(String origin, Asking asking) {
        var given = origin.toLowerCase(Locale.ROOT);
        if (publicUrl.map(Door::origin).filter(given::equals).isPresent()) {
            return true;
        }
        return asking.header()
                .apply("host")
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(host -> given.equals("http://" + host) || given.equals("https://" + host))
                .isPresent();
    }

    private static String origin(URI url) {
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    /// @param authorization `Bearer esp_…`
    /// @throws Refused.Unauthenticated when it carries no key, or none that is known
    public Caller ofAuthorization(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused.Unauthenticated(
                    "no key (expected: the header \"authorization: Bearer esp_…\")");
        }
        return ofKey(authorization.substring(SCHEME.length()).strip());
    }

    /// @param key `esp_…`, as sent
    /// @throws Refused.Unauthenticated when it is none, or none that is known
    public Caller ofKey(String key) {
        if (key.isEmpty() || key.length() > KEY_MAX) {
            throw new Refused.Unauthenticated("not a key (expected: esp_ and what follows it)");
        }
        return authenticator.authenticate(key);
    }
}
