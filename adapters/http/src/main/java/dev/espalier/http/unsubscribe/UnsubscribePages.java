package dev.espalier.http.unsubscribe;

import dev.espalier.engine.unsubscribe.UnsubscribeLinks;
import dev.espalier.engine.unsubscribe.Unsubscribing;
import dev.espalier.engine.unsubscribe.Unsubscribing.Left;
import dev.espalier.engine.unsubscribe.Unsubscribing.Standing;
import dev.espalier.http.page.Html;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.wire.Problem;
import java.util.Optional;

/// `/u/{token}`.
public final class UnsubscribePages implements Pages {

    private static final String LEAVE = "leave";
    private static final String EVERYTHING = "everything";
    private static final String SEQUENCE = "sequence";
    private static final String STAY = "stay";

    private final Unsubscribing unsubscribing;

    public UnsubscribePages(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        var segments = visit.segments();
        if (segments.isEmpty() || !segments.getFirst().equals(UnsubscribeLinks.PATH)) {
            return Optional.empty();
        }
        if (segments.size() != 2) {
            return Optional.of(unknown());
        }
        var token = segments.get(1);
        return Optional.of(
                switch (visit.method()) {
                    case "GET" ->
                            unsubscribing
                                    .look(token)
                                    .map(UnsubscribePages::shown)
                                    .orElseGet(UnsubscribePages::unknown);
                    case "POST" -> posted(token, Form.of(visit));
                    default ->
                            throw Problem.methodNotAllowed(
                                    "this method (expected: GET, HEAD, POST)", "GET, HEAD, POST");
                });
    }

    private Reply posted(String token, Form form) {
        if (form.says("List-Unsubscribe", "One-Click") || form.says(LEAVE, EVERYTHING)) {
            return done(unsubscribing.leaveEverything(token));
        }
        if (form.says(LEAVE, SEQUENCE)) {
            return done(unsubscribing.leaveSequence(token));
        }
        if (form.says(STAY, "yes")) {
            return unsubscribing
                    .stay(token)
                    .map(UnsubscribePages::stayed)
                    .orElseGet(UnsubscribePages::unknown);
        }
        // Asks for nothing that we know: the person is shown what there is.
        return unsubscribing
                .look(token)
                .map(standing -> page(400, standing))
                .orElseGet(UnsubscribePages::unknown);
    }

    private static Reply done(Optional<Standing> standing) {
        return standing.map(UnsubscribePages::shown).orElseGet(UnsubscribePages::unknown);
    }

    private static Reply shown(Standing standing) {
        return page(200, standing);
    }

    private static Reply page(int status, Standing standing) {
        return switch (standing) {
            case Standing.Gone _ -> gone(status);
            case Standing.Person person when person.everything() != Left.NO ->
                    leftEverything(status, person);
            case Standing.Person person when person.sequence() != Left.NO ->
                    leftSequence(status, person);
            case Standing.Person person -> subscribed(status, person);
        };
    }

    private static Reply subscribed(int status, Standing.Person person) {
        var body =
                whom(new Html().raw("<p>"), person)
                        .raw(" gets emails from <b>")
                        .text(person.sender())
                        .raw("</b>. Which should stop?</p>\n")
                        .raw(FORM)
                        .raw(button(LEAVE, EVERYTHING, true, "All emails from this sender"))
                        .raw(button(LEAVE, SEQUENCE, false, "Only this series of emails"))
                        .raw("</form>\n")
                        .raw("<p class=\"soft\">Nothing changes until you choose.</p>\n");
        return Paper.reply(status, "Unsubscribe", body);
    }

    /// When it was too late to take something back, the page says what is so.
    private static Reply stayed(Standing standing) {
        if (!(standing instanceof Standing.Person person)
                || person.everything() != Left.NO
                || person.sequence() != Left.NO) {
            return shown(standing);
        }
        var body =
                whom(new Html().raw("<p role=\"status\">"), person)
                        .raw(" gets emails from <b>")
                        .text(person.sender())
                        .raw("</b> again.</p>\n")
                        .raw("<p class=\"soft\">The link in the email still works.</p>\n");
        return Paper.reply(200, "You stay subscribed", body);
    }

    private static Reply leftEverything(int status, Standing.Person person) {
        var body =
                whom(new Html().raw("<p role=\"status\">"), person)
                        .raw(" gets no more emails from <b>")
                        .text(person.sender())
                        .raw("</b>.</p>\n");
        if (person.everything() == Left.JUST_NOW) {
            keep(body.raw(FORM), "</form>\n");
        } else {
            body.raw("<p class=\"soft\">To get them again, ask the sender.</p>\n");
        }
        return Paper.reply(status, "You are unsubscribed", body);
    }

    private static Reply leftSequence(int status, Standing.Person person) {
        var body =
                whom(new Html().raw("<p role=\"status\">"), person)
                        .raw(" gets no more emails of this series. Other emails from <b>")
                        .text(person.sender())
                        .raw("</b> may still come.</p>\n")
                        .raw(FORM)
                        .raw(button(LEAVE, EVERYTHING, true, "Stop those too"));
        if (person.sequence() == Left.JUST_NOW) {
            keep(body, "</form>\n");
        } else {
            body.raw("</form>\n");
        }
        return Paper.reply(status, "This series has ended for you", body);
    }

    private static void keep(Html body, String end) {
        body.raw(button(STAY, "yes", false, "Keep me subscribed"))
                .raw(end)
                .raw("<p class=\"soft\">A mistake? You can take it back for an hour.</p>\n");
    }

    private static Reply gone(int status) {
        var body =
                new Html()
                        .raw("<p role=\"status\">The address this link was made for is not kept ")
                        .raw("here any more, so nothing is sent to it.</p>\n");
        return Paper.reply(status, "You get no more emails", body);
    }

    private static Reply unknown() {
        var body =
                new Html()
                        .raw("<p>It may have been cut off on its way. Copy the whole link from ")
                        .raw("the email, or answer the email and ask to be unsubscribed.</p>\n");
        return Paper.reply(404, "This link does not work", body);
    }

    /// To this very address, wherever a proxy has put it.
    private static final String FORM = "<form method=\"post\" action=\"\">\n";

    private static Html whom(Html html, Standing.Person person) {
        return html.raw("<b>").text(person.address()).raw("</b>");
    }

    private static String button(String name, String value, boolean isMain, String words) {
        return "<button%s name=\"%s\" value=\"%s\">%s</button>\n"
                .formatted(isMain ? " class=\"main\"" : "", name, value, words);
    }
}
