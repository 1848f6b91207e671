/// # Contact
///
/// A person who may be mailed: an address, a zone and free properties.
@NullMarked
package dev.espalier.contact;

import org.jspecify.annotations.NullMarked;
