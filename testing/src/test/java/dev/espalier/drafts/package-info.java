/// Stories of drafts: from a brief to a text that a person approved.
@NullMarked
package dev.espalier.drafts;

import org.jspecify.annotations.NullMarked;
