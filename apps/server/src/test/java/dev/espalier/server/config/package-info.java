/// How settings are read and refused.
@NullMarked
package dev.espalier.server.config;

import org.jspecify.annotations.NullMarked;
