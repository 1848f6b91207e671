/// # A folder of sequences
///
/// Sequences and templates as files, so that they can live in git. What is in the folder is compared
/// with what a server has, which gives a [Plan]; a plan is looked at, then applied.
///
///     folder/
///     ├── sequences/seq_onboarding.yaml    a definition; name, people and inDoubt on lines of their own
///     └── templates/tmpl_welcome.yaml      name, subject, preheader and a body, which may be a file
///                   tmpl_welcome.mjml      beside it
///
/// The name of a file is the id. A sequence's file is sent as it stands, with the lines that are not
/// part of the definition made comments: the server tells lines that are those of the file.
///
/// Guaranteed: a folder with a fault changes nothing, and every fault of every file is told at once.
/// A plan that was applied leaves nothing to do.
///
/// Not guaranteed: that nobody changes the server between a plan and its application, unless the
/// plan's mark is given.
@NullMarked
package dev.espalier.cli.folder;

import org.jspecify.annotations.NullMarked;
