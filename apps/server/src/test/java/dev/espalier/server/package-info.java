/// The parts of a server that need no other process.
@NullMarked
package dev.espalier.server;

import org.jspecify.annotations.NullMarked;
