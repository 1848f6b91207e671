/// What authors may write and what they are told when they may not.
@NullMarked
package dev.espalier.syntax;

import org.jspecify.annotations.NullMarked;
