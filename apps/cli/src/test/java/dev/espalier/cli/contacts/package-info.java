/// Tests of files that go in part by part.
@NullMarked
package dev.espalier.cli.contacts;

import org.jspecify.annotations.NullMarked;
