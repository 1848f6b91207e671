@NullMarked
package dev.espalier.server.checkup;

import org.jspecify.annotations.NullMarked;
