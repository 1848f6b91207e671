/// People who sign in, on a real database, with real password hashes, under a clock that the test
/// owns.
@NullMarked
package dev.espalier.people;

import org.jspecify.annotations.NullMarked;
