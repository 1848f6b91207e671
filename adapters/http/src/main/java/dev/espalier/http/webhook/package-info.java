/// # Webhooks
///
/// `POST /webhooks/{provider}`: what mail providers tell. Who posts is proved by the reader of each
/// provider, not by an API key. 200 is said after everything was committed; 503, when the database
/// is away, makes the provider post again.
@NullMarked
package dev.espalier.http.webhook;

import org.jspecify.annotations.NullMarked;
