@NullMarked
package dev.espalier.receipts;

import org.jspecify.annotations.NullMarked;
