/// # Settings
///
/// What a workspace decides for all its sequences.
@NullMarked
package dev.espalier.engine.settings;

import org.jspecify.annotations.NullMarked;
