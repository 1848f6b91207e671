@NullMarked
package dev.espalier.drafting;

import org.jspecify.annotations.NullMarked;
