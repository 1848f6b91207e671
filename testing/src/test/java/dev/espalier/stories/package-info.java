/// What the product promises, told as stories under a clock the test owns.
@NullMarked
package dev.espalier.stories;

import org.jspecify.annotations.NullMarked;
