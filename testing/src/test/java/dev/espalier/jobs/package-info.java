/// What is promised of background work, told for everybody who does it.
@NullMarked
package dev.espalier.jobs;

import org.jspecify.annotations.NullMarked;
