/// # Types
///
/// The table of operations in TypeScript, twice. As the type of a tRPC router: what a typed client
/// needs to complete names and to refuse a wrong input before it is sent; the type alone travels, in
/// the npm package `@espalier/router`. And as the part of the SDK, `@espalier/sdk`, that follows the
/// table: its types, and a method for each operation.
///
///     Operations ──▶ Reached ──▶ Names ──▶ TypeScript (one alias a record) ──▶ RouterTypes, SdkTypes
///                    which records         how a shape is spelled              whole files
///
/// Each operation with a REST route becomes a method of the SDK by a rule; where its name or its
/// arguments should be others, [SdkMethod] has a line. One without a route needs a reason there.
///
/// Guaranteed: the same table gives the same text, byte for byte; every operation without a file is
/// in it once; the text needs nothing but the types of `@trpc/server` 11.4.0 or newer.
///
/// Not here: bounds (lengths, ranges), which TypeScript has no word for. The server tells them.
@NullMarked
package dev.espalier.http.types;

import org.jspecify.annotations.NullMarked;
