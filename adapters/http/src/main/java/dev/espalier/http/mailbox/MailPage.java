package dev.espalier.http.mailbox;

import dev.espalier.http.page.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message: its envelope, and one of its views.
final class MailPage {
    private static final Map<String, String> WORDS =
            Map.of("html", "HTML", "text", "Text", "headers", "Headers", "source", "Source");

    private MailPage() {}

    /// @param asked which view; another is shown when the message has none of that kind
    static String of(MailboxReader.Mail mail, @Nullable String asked) {
        var views = views(mail);
        String view = asked != null && views.contains(asked) ? asked : views.getFirst();
        String here = "/mailbox/" + ListPage.encoded(mail.line().id());
        var body = new Html().raw("<nav><a href=\"/mailbox\">Mailbox</a></nav>\n<h1>");
        body.text(subject(mail)).raw("</h1>\n<dl>");
        body.raw("<dt>From</dt><dd>")
                .text(mail.from())
                .raw("</dd><dt>To</dt><dd>")
                .text(mail.line().to());
        body.raw("</dd><dt>When</dt><dd>");
        ListPage.time(body, mail.line().at());
        body.raw("</dd></dl>\n<nav aria-label=\"Views\">");
        views.forEach(name -> tab(body, here, name, name.equals(view)));
        body.raw("</nav>\n");
        content(body, mail, view, here);
        return Layout.page(subject(mail), "", body);
    }

    private static String subject(MailboxReader.Mail mail) {
        return mail.line().subject().isBlank() ? "(no subject)" : mail.line().subject();
    }

    private static List<String> views(MailboxReader.Mail mail) {
        var views = new ArrayList<String>();
        if (mail.html() != null) {
            views.add("html");
        }
        if (mail.text() != null) {
            views.add("text");
        }
        views.add("headers");
        views.add("source");
        return views;
    }

    private static void tab(Html body, String here, String name, boolean current) {
        body.raw("<a href=\"")
                .text(here)
                .raw("?view=")
                .text(name)
                .raw(current ? "\" aria-current=\"page\">" : "\">");
        body.text(WORDS.getOrDefault(name, name)).raw("</a> ");
    }

    private static void content(Html body, MailboxReader.Mail mail, String view, String here) {
        switch (view) {
            case "html" ->
                    body.raw(
                                    "<iframe sandbox title=\"The message\" referrerpolicy=\"no-referrer\" src=\"")
                            .text(here)
                            .raw("/html\"></iframe>\n");
            case "text" -> pre(body, String.valueOf(mail.text()));
            case "source" -> pre(body, mail.source());
            default -> {
                body.raw("<dl>");
                mail.headers()
                        .forEach(header ->
                                body.raw("<dt>")
                                        .text(header.name())
                                        .raw("</dt><dd>")
                                        .text(header.value())
                                        .raw("</dd>"));
                body.raw("</dl>\n");
            }
        }
    }

    private static void pre(Html body, String text) {
        body.raw("<pre>\n").text(text.replace("\r\n", "\n")).raw("</pre>\n");
    }
}
