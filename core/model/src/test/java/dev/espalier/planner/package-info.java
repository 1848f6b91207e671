/// The planner's rules, told without a database.
@NullMarked
package dev.espalier.planner;

import org.jspecify.annotations.NullMarked;
