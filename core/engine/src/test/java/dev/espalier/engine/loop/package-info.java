/// Tests of what needs no database.
@NullMarked
package dev.espalier.engine.loop;

import org.jspecify.annotations.NullMarked;
