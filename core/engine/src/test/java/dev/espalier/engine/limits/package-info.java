@NullMarked
package dev.espalier.engine.limits;

import org.jspecify.annotations.NullMarked;
