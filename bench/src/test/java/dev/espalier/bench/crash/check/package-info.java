/// Hand-made runs, good and bad.
@NullMarked
package dev.espalier.bench.crash.check;

import org.jspecify.annotations.NullMarked;
