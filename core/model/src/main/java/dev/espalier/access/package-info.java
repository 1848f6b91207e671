/// # Access
///
/// Who may ask what: an [ApiKey][dev.espalier.access.ApiKey] belongs to one workspace and carries
/// [scopes][dev.espalier.access.Scope]. The key's text is nowhere; its SHA-256 is known to the
/// store alone.
///
/// A [person][dev.espalier.access.Person] has one [role][dev.espalier.access.Role], which is a set
/// of the same scopes: whatever asks for a scope asks nobody what kind of credential came.
@NullMarked
package dev.espalier.access;

import org.jspecify.annotations.NullMarked;
