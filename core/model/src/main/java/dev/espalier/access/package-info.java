/// # Access
///
/// Who may ask what: an [ApiKey][dev.espalier.access.ApiKey] belongs to one workspace and carries
/// [scopes][dev.espalier.access.Scope]. The key's text is nowhere; its SHA-256 is known to the
/// store alone.
@NullMarked
package dev.espalier.access;

import org.jspecify.annotations.NullMarked;
