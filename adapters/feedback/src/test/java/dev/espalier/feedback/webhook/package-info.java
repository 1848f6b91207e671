@NullMarked
package dev.espalier.feedback.webhook;

import org.jspecify.annotations.NullMarked;
