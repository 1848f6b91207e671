/// The command as its users have it: processes, exit codes, what they print.
@NullMarked
package dev.espalier.cli;

import org.jspecify.annotations.NullMarked;
