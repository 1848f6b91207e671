/// # Holidays
///
/// The public holidays of about ninety countries and their parts, from the calendars that come with
/// jollyday, which are laws written down by people: they change with its releases, not by
/// themselves.
@NullMarked
package dev.espalier.holidays;

import org.jspecify.annotations.NullMarked;
