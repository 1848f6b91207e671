package dev.espalier.http.unsubscribe;

import dev.espalier.http.page.Html;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Style;

/// The frame around what a person reads here: one card, large enough for a thumb, light or dark.
final class Paper {

    private static final Style STYLE =
            new Style(
                    """
                    :root{color-scheme:light dark;--ink:#1d2420;--soft:#56625b;--line:#dfe5e0;--paper:#f4f6f3;--card:#fff;--edge:#7f8c84;--leaf:#2a6240;--on:#fff}
                    @media(prefers-color-scheme:dark){:root{--ink:#e6ebe7;--soft:#a3b0a8;--line:#2f3934;--paper:#121614;--card:#1b211d;--edge:#76847b;--leaf:#8ecaa4;--on:#102016}}
                    *{box-sizing:border-box}
                    html{-webkit-text-size-adjust:100%}
                    body{margin:0;min-height:100vh;min-height:100svh;display:flex;align-items:center;justify-content:center;padding:1rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
                    main{width:100%;max-width:28rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:2rem}
                    h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem;overflow-wrap:anywhere;text-wrap:balance}
                    p{margin:0 0 1.25rem;overflow-wrap:anywhere}
                    p:last-child{margin-bottom:0}
                    b{font-weight:600}
                    form{display:grid;gap:.75rem;margin:0 0 1.25rem}
                    form:last-child{margin-bottom:0}
                    button{font:inherit;font-weight:600;min-height:3rem;padding:.6rem 1rem;border-radius:.6rem;border:1px solid var(--edge);background:transparent;color:var(--ink);cursor:pointer}
                    button.main{background:var(--leaf);border-color:var(--leaf);color:var(--on)}
                    button:hover{border-color:var(--leaf)}
                    button.main:hover{filter:brightness(1.08)}
                    button:focus-visible{outline:3px solid var(--leaf);outline-offset:3px}
                    .soft{color:var(--soft);font-size:.9375rem}
                    @media(max-width:30rem){main{padding:1.5rem}}
                    """);

    private static final String POLICY =
            "default-src 'none'; style-src "
                    + STYLE.source()
                    + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Paper() {}

    static Reply reply(int status, String title, Html body) {
        var page =
                new Html()
                        .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n")
                        .raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" ")
                        .raw("content=\"width=device-width, initial-scale=1\">\n")
                        .raw("<meta name=\"robots\" content=\"noindex\">\n<title>")
                        .text(title)
                        .raw("</title>\n<style>")
                        .raw(STYLE.css())
                        .raw("</style>\n</head>\n<body>\n<main>\n<h1>")
                        .text(title)
                        .raw("</h1>\n")
                        .raw(body.toString())
                        .raw("</main>\n</body>\n</html>\n");
        return Reply.html(status, page.toString(), POLICY)
                .with("x-robots-tag", "noindex, nofollow");
    }
}
