package dev.espalier.engine.review;

import dev.espalier.email.Markup;
import java.util.Optional;

/// What to change of an email's text; what is empty stays.
///
/// @param preheader of a blank one, there will be none
/// @param plain of a blank one, it is made from the body again
public record Edit(
        Optional<String> subject,
        Optional<String> preheader,
        Optional<Markup> body,
        Optional<String> plain) {}
