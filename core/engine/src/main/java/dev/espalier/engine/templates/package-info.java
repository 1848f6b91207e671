/// # Templates
///
/// The library of reusable texts. A text is compiled when it is put in, so that every fault is told
/// to its author and none to a recipient.
///
/// Guaranteed: putting in the same again changes nothing; a version number stands for one text. Not
/// guaranteed: that a sequence uses the newest version; it keeps the text that was approved.
@NullMarked
package dev.espalier.engine.templates;

import org.jspecify.annotations.NullMarked;
