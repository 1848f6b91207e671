/// Tests of what needs no database.
@NullMarked
package dev.espalier.engine.dispatch;

import org.jspecify.annotations.NullMarked;
