/// JSON, there and back.
@NullMarked
package dev.espalier.sdk.json;

import org.jspecify.annotations.NullMarked;
