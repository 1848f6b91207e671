/// Tests of what needs no database.
@NullMarked
package dev.espalier.engine.clock;

import org.jspecify.annotations.NullMarked;
