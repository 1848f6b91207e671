/// Definitions made at random, and the promises about reading and writing them.
@NullMarked
package dev.espalier.definition;

import org.jspecify.annotations.NullMarked;
