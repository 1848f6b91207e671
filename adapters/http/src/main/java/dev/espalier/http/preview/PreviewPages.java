package dev.espalier.http.preview;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.review.Previewing;
import dev.espalier.http.page.Html;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.page.Visitors;
import dev.espalier.http.preview.PreviewForm.Subject;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.WireError;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused;
import java.util.List;
import java.util.Optional;

/// `POST /preview`: one mail, rendered, for a frame.
public final class PreviewPages implements Pages {

    /// Its path.
    public static final List<String> PATH = List.of("preview");

    private static final String BLOCKED = "data:";
    private static final String ALLOWED = "data: https:";

    private final Previewing previewing;
    private final BuiltInMailbox mailbox;
    private final Visitors visitors;

    public PreviewPages(Previewing previewing, BuiltInMailbox mailbox, Visitors visitors) {
        this.previewing = previewing;
        this.mailbox = mailbox;
        this.visitors = visitors;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.segments().equals(PATH)) {
            return Optional.empty();
        }
        if (!visit.method().equals("POST")) {
            throw Problem.methodNotAllowed("this method (expected: POST)", "POST");
        }
        try {
            return Optional.of(shown(visit));
        } catch (Refused refused) {
            return Optional.of(refusal(WireError.of(refused)));
        }
    }

    private Reply shown(Visit visit) {
        var caller = visitors.of(visit);
        if (!caller.may(Scope.READ)) {
            throw new Refused.Forbidden("a preview needs a credential that may read");
        }
        var form = PreviewForm.of(visit);
        var scheme = form.isDark() ? ColourScheme.DARK : ColourScheme.LIGHT;
        return Reply.html(
                200,
                scheme.of(previewing.inert(html(caller, form.what()))),
                policy(form.showsPictures() ? ALLOWED : BLOCKED));
    }

    private String html(Caller caller, Subject what) {
        return switch (what) {
            case Subject.OfEmail(var id, var contactId, var typed) ->
                    previewing.of(caller.workspace(), id, contactId, typed).email().html();
            case Subject.OfMessage(var id) ->
                    mailbox.get(caller.workspace(), id)
                            .message()
                            .html()
                            .orElseThrow(() -> new Refused.NotFound("HTML part of message", id));
            case Subject.Rendered(var html) -> html;
        };
    }

    private static String policy(String pictures) {
        return "sandbox; default-src 'none'; img-src "
                + pictures
                + "; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
    }

    /// Says why in words, none of which is markup.
    private static Reply refusal(WireError error) {
        var body =
                new Html()
                        .raw("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                        .raw("<title>No preview</title>\n<h1>No preview</h1>\n<p>")
                        .text(error.message())
                        .raw("</p>\n");
        if (error.issues().size() > 1) {
            body.raw("<ul>\n");
            for (Issue issue : error.issues()) {
                body.raw("<li>").text(issue.path() + ": " + issue.message()).raw("</li>\n");
            }
            body.raw("</ul>\n");
        }
        var reply = Reply.html(error.status(), body.raw("</html>\n").toString(), policy(BLOCKED));
        error.headers().forEach(reply::with);
        return reply;
    }
}
