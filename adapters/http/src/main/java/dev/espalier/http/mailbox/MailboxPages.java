package dev.espalier.http.mailbox;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.page.Html;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.page.Visitors;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.Problem;
import dev.espalier.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// `/mailbox` and what is below it.
public final class MailboxPages implements Pages {
    private static final String COOKIE = "espalier_mailbox";
    private static final int PAGES_MAX = 100_000;
    private static final int ADDRESS_MAX = 320;
    private final MailboxReader mailbox;
    private final Sessions sessions;
    private final Visitors visitors;
    private final boolean secure;

    /// @param visitors finds out who has signed in to the page
    /// @param secure whether people reach the server over HTTPS; the cookie then never travels
    ///   without it
    public MailboxPages(
            MailboxReader mailbox,
            Authenticator authenticator,
            InstantSource clock,
            Visitors visitors,
            boolean secure) {
        this.mailbox = mailbox;
        this.sessions = new Sessions(authenticator, clock);
        this.visitors = visitors;
        this.secure = secure;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        var segments = visit.segments();
        if (segments.isEmpty() || !segments.getFirst().equals("mailbox") || segments.size() > 3) {
            return Optional.empty();
        }
        if (!visit.method().equals("GET")) {
            throw Problem.methodNotAllowed("this method (expected: GET, HEAD)", "GET, HEAD");
        }
        var key = visit.parameter("key");
        if (key.isPresent()) {
            return Optional.of(signIn(place(segments), key.get()));
        }
        return Optional.of(
                visit.cookie(COOKIE)
                        .flatMap(sessions::caller)
                        .or(() -> signedIn(visit))
                        .map(caller -> shown(visit, caller))
                        .orElseGet(MailboxPages::stranger));
    }

    /// Where somebody with a key wanted to go. What cannot be a page of ours is the list.
    private static String place(List<String> segments) {
        var place = "/" + String.join("/", segments);
        return place.matches("[A-Za-z0-9_/]+") ? place : "/mailbox";
    }

    private Reply signIn(String place, String key) {
        try {
            String cookie =
                    COOKIE
                            + "="
                            + sessions.open(key)
                            + "; Path=/mailbox; HttpOnly; SameSite=Strict; Max-Age="
                            + Sessions.LIFE.toSeconds()
                            + (secure ? "; Secure" : "");
            return Reply.seeOther(place).with("set-cookie", cookie);
        } catch (Refused.Unauthenticated | Refused.Forbidden _) {
            return stranger();
        }
    }

    /// Who came from the page; empty when nobody did.
    private Optional<Caller> signedIn(Visit visit) {
        try {
            return Optional.of(visitors.of(visit)).filter(caller -> caller.may(Scope.READ));
        } catch (Refused.Unauthenticated _) {
            return Optional.empty();
        }
    }

    private Reply shown(Visit visit, Caller caller) {
        var segments = visit.segments();
        if (segments.size() == 1) {
            return list(visit, caller);
        }
        String id = segments.get(1);
        var mail =
                mailbox.get(caller.workspace(), id)
                        .orElseThrow(() -> new Refused.NotFound("message", Shown.cut(id)));
        if (segments.size() == 2) {
            return Reply.html(
                    200, MailPage.of(mail, visit.parameter("view").orElse(null)), Layout.POLICY);
        }
        return switch (segments.get(2)) {
            case "html" ->
                    Reply.html(200, mail.html() == null ? "" : mail.html(), Layout.MAIL_POLICY);
            case "raw" ->
                    Reply.bytes(
                            200,
                            "text/plain; charset=utf-8",
                            mail.source().getBytes(StandardCharsets.UTF_8));
            default -> throw new Refused.NotFound("view of a message", Shown.cut(segments.get(2)));
        };
    }

    private Reply list(Visit visit, Caller caller) {
        int page = page(visit.parameter("page").orElse("0"));
        String to =
                visit.parameter("to")
                        .map(String::strip)
                        .filter(given -> !given.isEmpty() && given.length() <= ADDRESS_MAX)
                        .orElse(null);
        return Reply.html(
                200,
                ListPage.of(mailbox.list(caller.workspace(), page, to), page, to),
                Layout.POLICY);
    }

    /// What is no page number is the first page.
    private static int page(String given) {
        return given.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(given), PAGES_MAX) : 0;
    }

    private static Reply stranger() {
        var body =
                new Html()
                        .raw("<h1>Sign in to see the mailbox</h1>\n")
                        .raw(
                                "<p><a href=\"/inbox\">Sign in to the page</a>, or open <code>/mailbox?key=esp_…</code> with an API key of this server whose scope is <code>full</code> or <code>read</code>. ")
                        .raw(
                                "The server printed a key when it first started. You stay signed in for twelve hours in this browser.</p>\n");
        return Reply.html(401, Layout.page("Sign in", "", body), Layout.POLICY);
    }
}
