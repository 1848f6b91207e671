/// # Callback
///
/// `/api/inngest`: where whoever decides when jobs run calls back. Who calls is proved by the
/// reader behind it, not by an API key; with jobs done in this process there is no such page.
@NullMarked
package dev.espalier.http.callback;

import org.jspecify.annotations.NullMarked;
