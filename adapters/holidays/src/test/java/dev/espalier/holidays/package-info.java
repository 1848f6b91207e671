/// The calendars, as promises about dates that anybody can look up.
@NullMarked
package dev.espalier.holidays;

import org.jspecify.annotations.NullMarked;
