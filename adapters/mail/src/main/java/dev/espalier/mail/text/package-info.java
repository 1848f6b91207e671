/// # Texts
///
/// Compiles what an author wrote, once, and renders it for each person.
///
///     Markdown ─┐
///     MJML ─────┼─▶ HTML ──▶ + preheader ──▶ Liquid template ──▶ a person's HTML
///     HTML ─────┘     └────▶ plain text ───▶ Liquid template ──▶ a person's text
///
/// None of the libraries on the way knows Liquid, so every tag is *shielded*: before the first of
/// them sees the source, each tag becomes a word of letters and digits, and after the last one each
/// word becomes its tag again. A tag that controls what is shown and does not come back is a fault;
/// a text that would show everything to everybody is worse than none.
@NullMarked
package dev.espalier.mail.text;

import org.jspecify.annotations.NullMarked;
