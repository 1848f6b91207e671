/// # Configuration
///
/// Every setting is declared once, in [Settings]: its key, its meaning, what it is without a word
/// from the operator, and how its text is read. From that table come the reading of the
/// environment and of `espalier.yaml`, the complaints, and the reference page.
///
///     environment ─┐
///                  ├─▶ texts by key ─▶ Values ─▶ Config      all well
///     espalier.yaml┘                        └──▶ faults      all of them at once
///
/// Guaranteed: a configuration with a fault starts nothing; no fault shows a secret.
@NullMarked
package dev.espalier.server.config;

import org.jspecify.annotations.NullMarked;
