/// The embedded server, tried with real processes: started, killed, left behind, crowded.
@NullMarked
package dev.espalier.postgres.embedded;

import org.jspecify.annotations.NullMarked;
