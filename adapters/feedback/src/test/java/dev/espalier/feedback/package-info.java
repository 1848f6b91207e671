/// What the tests of feedback share.
@NullMarked
package dev.espalier.feedback;

import org.jspecify.annotations.NullMarked;
