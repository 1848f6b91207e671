@NullMarked
package dev.espalier.journal;

import org.jspecify.annotations.NullMarked;
