package dev.espalier.http.mailbox;

import dev.espalier.http.page.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The list of messages.
final class ListPage {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"10\">\n";

    private ListPage() {}

    static String of(MailboxReader.Listing listing, int page, @Nullable String to) {
        var body = new Html().raw("<h1>Mailbox</h1>\n");
        filter(body, to);
        if (listing.lines().isEmpty()) {
            body.raw("<p class=\"soft\">")
                    .text(to == null ? "No mail yet." : "No mail to this address.")
                    .raw("</p>\n");
        } else {
            body.raw("<ol>\n");
            listing.lines().forEach(line -> line(body, line));
            body.raw("</ol>\n");
        }
        pager(body, listing, page, to);
        body.raw("<p class=\"soft\">This page looks again every ten seconds.</p>\n");
        return Layout.page("Mailbox", REFRESH, body);
    }

    private static void filter(Html body, @Nullable String to) {
        body.raw(
                        "<form action=\"/mailbox\"><input type=\"search\" name=\"to\" aria-label=\"Only mail to\" placeholder=\"Only mail to…\" value=\"")
                .text(to == null ? "" : to)
                .raw("\"><button>Show</button></form>\n");
    }

    private static void line(Html body, MailboxReader.Line line) {
        body.raw("<li><a href=\"/mailbox/")
                .text(encoded(line.id()))
                .raw("\"><span class=\"top\"><span class=\"to\">")
                .text(line.to())
                .raw("</span> ");
        time(body, line.at());
        body.raw("</span><span class=\"subject\">")
                .text(line.subject().isBlank() ? "(no subject)" : line.subject())
                .raw("</span><br><span class=\"pre\">")
                .text(line.preheader())
                .raw("</span></a></li>\n");
    }

    static void time(Html body, Instant at) {
        body.raw("<time datetime=\"")
                .text(at.toString())
                .raw("\">")
                .text(WHEN.format(at))
                .raw("</time>");
    }

    private static void pager(
            Html body, MailboxReader.Listing listing, int page, @Nullable String to) {
        if (page == 0 && !listing.more()) {
            return;
        }
        body.raw("<nav>");
        if (page > 0) {
            link(body, page - 1, to, "Newer");
        }
        if (listing.more()) {
            link(body, page + 1, to, "Older");
        }
        body.raw("</nav>\n");
    }

    private static void link(Html body, int page, @Nullable String to, String word) {
        body.raw("<a href=\"/mailbox?page=").text(Integer.toString(page));
        if (to != null) {
            body.raw("&amp;to=").text(encoded(to));
        }
        body.raw("\">").text(word).raw("</a> ");
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
