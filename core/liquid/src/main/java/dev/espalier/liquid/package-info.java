/// # Liquid
///
/// The template language of Shopify, version 5: a text is compiled once and rendered many times. It
/// knows nothing of mail, needs nothing but the JDK, and is safe by construction.
///
///     source ──Scanner──▶ tokens ──Parser──▶ nodes (a Template)
///                                             │  values, now
///                                             ▼
///                                         Rendering ──▶ text
///
/// Start with [dev.espalier.liquid.Liquid], the door. Inside, a source is cut into tokens by
/// `Scanner`, the markup between the braces is read by `Lexer` and `ExpressionParser`, tags by the
/// `…Tags` files, and what comes out is a tree of `Node`s and `Expression`s that never changes again.
/// Everything that does change during a rendering lives in one `Rendering`, which one thread owns.
///
/// Guaranteed:
/// - a template can be shared by any number of threads;
/// - equal values and an equal instant give an equal text;
/// - a template reaches nothing but the values it is handed: no reflection, no host code, no files,
///   no clock; snippets come from the one function the environment was built with;
/// - every rendering ends within its [dev.espalier.liquid.Limits], however hostile the template;
/// - nothing but [dev.espalier.liquid.LiquidSyntaxError] leaves compiling and nothing but
///   [dev.espalier.liquid.LiquidRenderError] leaves rendering.
///
/// Where it differs from its model, on purpose:
/// - what can be known to be wrong when a template is saved (an unknown tag, filter or snippet, a wrong
///   number of arguments, a second `else`, an `else if`) is a fault of the template, not a message inside
///   somebody's email;
/// - what fails later, such as a division by zero, renders as nothing, or throws when
///   [dev.espalier.liquid.Strictness] asks for it; a comparison of things that have no order is false;
/// - `raw` is a filter too, for use with [dev.espalier.liquid.Escaping#HTML];
/// - a date that is no date, or lies a million years away, is shown as it is;
/// - `blank` means blank without any help: nil, false, white space and what is empty.
@NullMarked
package dev.espalier.liquid;

import org.jspecify.annotations.NullMarked;
