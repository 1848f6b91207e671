/// The SDK against servers that answer as they are told, badly on purpose.
@NullMarked
package dev.espalier.sdk;

import org.jspecify.annotations.NullMarked;
