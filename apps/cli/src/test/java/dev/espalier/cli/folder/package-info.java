/// Tests of folders of sequences and templates.
@NullMarked
package dev.espalier.cli.folder;

import org.jspecify.annotations.NullMarked;
