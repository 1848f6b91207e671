/// # Draft
///
/// What a drafter is told and what it gave: the workspace's [BrandVoice], the [Playbook] of a
/// category, and the [Draft] that came of it with its [Provenance]. A draft is kept whatever became
/// of it, so that a reviewer can see who wrote a text, out of what, and what was thrown away.
@NullMarked
package dev.espalier.draft;

import org.jspecify.annotations.NullMarked;
