/// # Drafting, by a model or by the book
///
/// Two drafters behind one port. The [ModelDrafter] asks a model over HTTP and takes what it
/// answers for a stranger's text: it must parse into four texts, and of its HTML only words, lists
/// and links are left. The [PlaybookDrafter] fills in the sentences of a playbook and is labelled
/// as no model.
///
/// The prompts are files with a version, under `prompts/`. What is known of a contact stands in
/// them as JSON, with nothing that could end the block it stands in.
///
/// Guaranteed: an answer comes within the time-out; no answer is larger than a megabyte; a key
/// never gets into a message. Not guaranteed: that what was written may go out; the engine checks
/// that.
@NullMarked
package dev.espalier.drafting;

import org.jspecify.annotations.NullMarked;
