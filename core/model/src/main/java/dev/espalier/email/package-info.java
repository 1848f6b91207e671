/// # Email
///
/// What one email step says. An author writes a subject, a preheader and a body in some [Markup];
/// saving compiles the markup once into an [EmailText], still a Liquid template, and that is what a
/// person approves, what is pinned with a version and what every recipient's copy is rendered from.
@NullMarked
package dev.espalier.email;

import org.jspecify.annotations.NullMarked;
