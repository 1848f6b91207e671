package dev.espalier.server;

import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.mailbox.BuiltInMailbox.Summary;
import dev.espalier.http.mailbox.MailboxReader;
import dev.espalier.refusal.Refused.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The built-in mailbox as the pages show it.
final class MailboxView implements MailboxReader {

    private static final int PAGE = 25;

    /// Pages in one look at the mailbox.
    private static final int STRIDE = 4;

    private final BuiltInMailbox mailbox;

    MailboxView(BuiltInMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /// The mailbox is in order of arrival and knows no page numbers: far pages are walked to.
    @Override
    public Listing list(int workspace, int page, @Nullable String to) {
        Optional<String> cursor = Optional.empty();
        for (int stride = 0; ; stride++) {
            var found = mailbox.list(workspace, Optional.ofNullable(to), cursor, PAGE * STRIDE);
            if (page < (stride + 1) * STRIDE) {
                int from = Math.min((page - stride * STRIDE) * PAGE, found.items().size());
                int end = Math.min(from + PAGE, found.items().size());
                boolean more = end < found.items().size() || found.next().isPresent();
                return new Listing(
                        found.items().subList(from, end).stream().map(MailboxView::line).toList(),
                        more);
            }
            if (found.next().isEmpty()) {
                return new Listing(List.of(), false);
            }
            cursor = found.next();
        }
    }

    @Override
    public Optional<Mail> get(int workspace, String id) {
        try {
            var opened = mailbox.get(workspace, id);
            var read = opened.message();
            return Optional.of(
                    new Mail(
                            line(opened.summary()),
                            read.from(),
                            read.headers().stream()
                                    .map(header -> new Header(header.name(), header.value()))
                                    .toList(),
                            read.html().orElse(null),
                            read.text().orElse(null),
                            new String(mailbox.raw(workspace, id), StandardCharsets.UTF_8)));
        } catch (NotFound _) {
            return Optional.empty();
        }
    }

    private static Line line(Summary summary) {
        return new Line(summary.id(), summary.to(), summary.subject(), "", summary.receivedAt());
    }
}
