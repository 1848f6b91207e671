/// # The page
///
/// Serves the page for people, which comes built: files on the class path under `web/`, made from
/// `apps/web`. A name with a hash in it is kept by browsers for ever; `index.html` never is, so
/// that a new release shows at once. Where a file stands compressed beside itself (`.gz`), whoever
/// understands that gets it.
///
/// The page decides what it shows by the address, so every address that is no file is `index.html`.
/// Its policy lets nothing in but the server's own scripts, styles and pictures: no script in the
/// page, none from elsewhere, no text that becomes a script.
@NullMarked
package dev.espalier.http.web;

import org.jspecify.annotations.NullMarked;
