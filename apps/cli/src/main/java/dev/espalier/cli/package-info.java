/// # Command line
///
/// The `espalier` command. `serve` and `demo` run a server in this process; `import` and `keys`
/// are clients of a running one; `doctor` looks before anything runs.
///
/// What a program may rely on: results on standard output, everything else on standard error;
/// an error is one line; exit code 0 for done, 1 for failed, 2 for a command line or settings that
/// make no sense.
@NullMarked
package dev.espalier.cli;

import org.jspecify.annotations.NullMarked;
