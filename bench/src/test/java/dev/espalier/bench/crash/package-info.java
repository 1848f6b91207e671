/// The short form, as a part of every build.
@NullMarked
package dev.espalier.bench.crash;

import org.jspecify.annotations.NullMarked;
