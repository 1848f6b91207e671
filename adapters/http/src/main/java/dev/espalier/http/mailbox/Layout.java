package dev.espalier.http.mailbox;

import dev.espalier.http.page.Html;
import dev.espalier.http.page.Style;

/// The frame around every page: one style, allowed by its hash, and nothing else.
final class Layout {
    private static final Style STYLE =
            new Style(
                    """
                    :root{color-scheme:light dark;--ink:#1d2420;--soft:#5f6b64;--line:#dfe5e0;--paper:#fbfcfa;--card:#fff;--leaf:#2f6b46}
                    @media(prefers-color-scheme:dark){:root{--ink:#e6ebe7;--soft:#9aa8a0;--line:#2c3530;--paper:#141815;--card:#1b211d;--leaf:#86c59d}}
                    *{box-sizing:border-box}
                    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
                    main{max-width:60rem;margin:0 auto;padding:1rem}
                    h1{font-size:1.25rem;line-height:1.3;margin:.5rem 0 1rem;overflow-wrap:anywhere}
                    a{color:var(--leaf)}
                    form{display:flex;gap:.5rem;margin:0 0 1rem}
                    input{flex:1;min-width:0}
                    input,button{font:inherit;padding:.4rem .7rem;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.4rem}
                    ol{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
                    li+li{border-top:1px solid var(--line)}
                    li a{display:block;padding:.7rem 1rem;color:inherit;text-decoration:none}
                    li a:hover,li a:focus-visible{background:var(--paper)}
                    .top{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
                    .to{font-weight:600}
                    .to,.subject,.pre,dd{overflow-wrap:anywhere}
                    .pre,time,.soft,dt{color:var(--soft);font-size:.875rem}
                    nav{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}
                    nav [aria-current]{font-weight:600;text-decoration:none;color:inherit}
                    dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}
                    dd{margin:0}
                    iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:.6rem;background:#fff}
                    pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:0}
                    code{overflow-wrap:anywhere}
                    @media(max-width:30rem){dl{display:block}dd{margin-bottom:.4rem}}
                    """);

    /// For our own pages.
    static final String POLICY =
            "default-src 'none'; style-src "
                    + STYLE.source()
                    + "; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// For the HTML of a message.
    static final String MAIL_POLICY =
            "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private Layout() {}

    /// @param head further markup of our own for the head
    static String page(String title, String head, Html body) {
        return new Html()
                .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw(head)
                .raw("<title>")
                .text(title)
                .raw("</title>\n<style>")
                .raw(STYLE.css())
                .raw("</style>\n</head>\n<body>\n<main>\n")
                .raw(body.toString())
                .raw("</main>\n</body>\n</html>\n")
                .toString();
    }
}
