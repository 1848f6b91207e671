package dev.espalier.http.web;

import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import java.util.List;
import java.util.Optional;

/// The page for people, at every address that nothing else answers.
public final class WebPages implements Pages {

    static final String POLICY =
            String.join(
                    "; ",
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' data:",
                    "font-src 'self'",
                    "connect-src 'self'",
                    "frame-src 'self'",
                    "form-action 'self'",
                    "manifest-src 'self'",
                    "base-uri 'none'",
                    "frame-ancestors 'none'",
                    "require-trusted-types-for 'script'");

    private static final String NOT_BUILT =
            """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>Espalier</title>
            <h1>The page was not built</h1>
            <p>This server runs, and its API answers; but the page for people was left out when it was built, because
            Node 20 or newer was not found then. Install it, delete the folder <code>apps/cli/target</code> and start
            <code>./espalier</code> again.</p>
            """;

    private final BuiltFiles files;

    /// @param loader whose resources hold the built page
    public WebPages(ClassLoader loader) {
        this.files = new BuiltFiles(loader);
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.method().equals("GET")) {
            return Optional.empty();
        }
        var name = String.join("/", visit.segments());
        var file = files.find(name);
        if (file.isPresent() && !name.equals(BuiltFiles.INDEX)) {
            return Optional.of(shown(visit, file.get(), isForEver(visit.segments())));
        }
        return isForPeople(visit) ? Optional.of(index(visit)) : Optional.empty();
    }

    /// Built names carry a hash of what is in them.
    private static boolean isForEver(List<String> segments) {
        return segments.getFirst().equals("assets");
    }

    /// A browser that goes somewhere; programs ask for other things, and a file that is missing is
    /// missing.
    private static boolean isForPeople(Visit visit) {
        return visit.header()
                        .apply("accept")
                        .filter(kinds -> kinds.contains("text/html"))
                        .isPresent()
                && (visit.segments().isEmpty() || !visit.segments().getLast().contains("."));
    }

    private Reply index(Visit visit) {
        return files.find(BuiltFiles.INDEX)
                .map(file -> shown(visit, file, false))
                .orElseGet(() -> Reply.html(503, NOT_BUILT, POLICY));
    }

    private static Reply shown(Visit visit, BuiltFiles.File file, boolean isForEver) {
        var compressed =
                visit.header()
                        .apply("accept-encoding")
                        .filter(kinds -> kinds.contains("gzip"))
                        .flatMap(_ -> file.compressed());
        var reply =
                Reply.bytes(200, file.mediaType(), compressed.orElseGet(file::plain))
                        .with("content-security-policy", POLICY)
                        .with("cross-origin-opener-policy", "same-origin")
                        .with("permissions-policy", "camera=(), geolocation=(), microphone=()")
                        .with("vary", "accept-encoding")
                        .with(
                                "cache-control",
                                isForEver ? "public, max-age=31536000, immutable" : "no-cache");
        return compressed.isPresent() ? reply.with("content-encoding", "gzip") : reply;
    }
}
