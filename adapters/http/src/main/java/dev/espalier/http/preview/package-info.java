/// # Preview
///
/// A mail as a browser shows it, for an `<iframe sandbox>` of the page: an email where it is
/// reviewed, a message of the built-in mailbox, or what an operation has rendered before. What a
/// model, an author or a contact wrote is hostile here: nothing in it runs, by three walls. What
/// runs is taken out of the HTML; the answer's own policy allows no script and puts the document in
/// a sandbox without an origin; and so does the frame it is shown in. No picture is fetched unless
/// the reader asks for it, so that looking tells nobody.
@NullMarked
package dev.espalier.http.preview;

import org.jspecify.annotations.NullMarked;
