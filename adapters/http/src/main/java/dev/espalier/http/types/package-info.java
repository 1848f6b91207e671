/// # Types
///
/// The table of operations as the TypeScript type of a tRPC router: what a typed client needs to
/// complete names and to refuse a wrong input before it is sent. There is no JavaScript behind it;
/// the type alone travels, in the npm package `@espalier/router`.
///
///     Operations ──▶ Reached ──▶ Names ──▶ TypeScript (one alias a record) ──▶ RouterTypes
///                    which records         how a shape is spelled              the whole file
///
/// Guaranteed: the same table gives the same text, byte for byte; every operation without a file is
/// in it once; the text needs nothing but the types of `@trpc/server` 11.4.0 or newer.
///
/// Not here: bounds (lengths, ranges), which TypeScript has no word for. The server tells them.
@NullMarked
package dev.espalier.http.types;

import org.jspecify.annotations.NullMarked;
