package dev.espalier.sdk;

import java.util.List;

/// Emails that are due.
///
/// @param overdue due before now and not sent
/// @param hours this one and the next 23
/// @param days today and the next six
public record Due(long overdue, List<DueBar> hours, List<DueBar> days) {}
