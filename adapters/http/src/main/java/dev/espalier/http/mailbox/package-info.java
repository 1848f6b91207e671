/// # Mailbox pages
///
/// A plain look at the built-in mailbox: a list, newest first, and one message with its HTML, its
/// text and its headers. Rendered here, without a script, readable on a telephone and in the dark.
///
/// Mail is hostile. Whatever comes from a message is escaped; its HTML is shown only inside a
/// sandboxed frame, served with a policy of its own under which nothing runs, nothing is submitted
/// and only styles and pictures are loaded.
///
/// Protected as the API is. Who has signed in to the page comes in as they are; without a person
/// `/mailbox?key=esp_…` signs in and takes the key out of the address; the cookie then holds a
/// random word, the server knows which key stands behind it and asks about that key at every visit,
/// so that a revoked key is out at once.
@NullMarked
package dev.espalier.http.mailbox;

import org.jspecify.annotations.NullMarked;
