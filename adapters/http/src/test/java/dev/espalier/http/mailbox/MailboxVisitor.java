package dev.espalier.http.mailbox;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.wire.Target;
import dev.espalier.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mailbox in a list, its pages, and somebody with a browser.
final class MailboxVisitor implements MailboxReader {
    private static final int PAGE = 20;
    private final List<Mail> mails = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-06T12:00:00Z");
    private MailboxPages pages = pages(false);
    boolean revoked;
    String cookie = "";

    private MailboxPages pages(boolean secure) {
        InstantSource clock = () -> now;
        return new MailboxPages(this, this::authenticate, clock, this::person, secure);
    }

    MailboxVisitor overHttps() {
        pages = pages(true);
        return this;
    }

    private Caller authenticate(String key) {
        if (revoked) {
            throw new Refused.Unauthenticated("revoked");
        }
        return switch (key) {
            case "esp_read" -> new Caller(1, "key_1", Set.of(Scope.READ));
            case "esp_ingest" -> new Caller(1, "key_2", Set.of(Scope.INGEST));
            default -> throw new Refused.Unauthenticated("unknown");
        };
    }

    private Caller person(Visit visit) {
        return switch (visit.cookie("espalier_session").orElse("")) {
            case "viewer" -> new Caller(1, "per_1", Set.of(Scope.READ));
            case "teller" -> new Caller(1, "per_2", Set.of(Scope.INGEST));
            default -> throw new Refused.Unauthenticated("nobody");
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void signIn() {
        String set = get("/mailbox?key=esp_read").headers().getOrDefault("set-cookie", "");
        cookie = "theme=dark; " + set.substring(0, set.indexOf(';'));
    }

    void mail(String id, String to, String subject) {
        add(
                new Line(id, to, subject, "A preheader", now),
                "Espalier <hello@example.test>",
                List.of(new Header("List-Id", "<x.example.test>")));
    }

    void add(Line line, String from, List<Header> headers) {
        mails.addFirst(
                new Mail(
                        line,
                        from,
                        headers,
                        "<p>Hello</p><script>alert(1)</script>",
                        "Hello, <Ada>",
                        "Subject: " + line.subject() + "\r\n\r\nHello"));
    }

    Reply get(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        var visit =
                new Visit(
                        "GET",
                        Target.segments(path),
                        Target.query(query),
                        name -> name.equals("cookie") ? Optional.of(cookie) : Optional.empty(),
                        "127.0.0.1",
                        () -> new byte[0]);
        return pages.serve(visit).orElseThrow();
    }

    static String body(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Override
    public Listing list(int workspace, int page, @Nullable String to) {
        var found =
                mails.stream()
                        .map(Mail::line)
                        .filter(line -> to == null || line.to().equals(to))
                        .toList();
        var lines = found.stream().skip((long) page * PAGE).limit(PAGE).toList();
        return new Listing(lines, found.size() > (page + 1L) * PAGE);
    }

    @Override
    public Optional<Mail> get(int workspace, String id) {
        return mails.stream()
                .filter(mail -> workspace == 1 && mail.line().id().equals(id))
                .findFirst();
    }
}
