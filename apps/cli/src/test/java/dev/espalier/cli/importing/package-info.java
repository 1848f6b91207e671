/// Tests of files that go in part by part.
@NullMarked
package dev.espalier.cli.importing;

import org.jspecify.annotations.NullMarked;
