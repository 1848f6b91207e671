@NullMarked
package dev.espalier.feedback.mail;

import org.jspecify.annotations.NullMarked;
