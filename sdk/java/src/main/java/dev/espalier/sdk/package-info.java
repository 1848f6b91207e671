/// # Espalier from Java
///
/// [Espalier] is the door: `Espalier.builder().apiKey(…).baseUrl(…).build()`. Behind it stands one
/// namespace for each kind of thing: sequences, contacts, templates, events, sends and so on. Every
/// method waits for the answer; its sister whose name ends in `Async` gives a `CompletableFuture`.
/// What a method gives back is a record; what it takes is a text, or an immutable value made by a
/// factory and refined by methods: `NewSequence.of("seq_1", "Onboarding").definition(…)`.
///
///     call ──▶ attempt ──▶ answer ──▶ record
///               ▲   │ 429, 502, 503, 504, no connection
///               └───┘ back-off with jitter, or as long as the server says
///
/// Guaranteed: a call that changes something is sent again only with the key under which the server
/// knows it from the first time, so nothing happens twice. What goes wrong is an
/// [EspalierException] with a code, what was given and what is expected. Fields and words of a newer
/// server do no harm. A list holds one page in memory, however long it is.
///
/// Not guaranteed: that a call that timed out was not carried out; it may have been.
@NullMarked
package dev.espalier.sdk;

import org.jspecify.annotations.NullMarked;
