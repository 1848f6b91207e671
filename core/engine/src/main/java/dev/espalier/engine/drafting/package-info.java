/// # Drafting
///
/// Who writes an email nobody has written yet, and what must hold before a person gets to read it.
///
///     job ──▶ brief it ──▶ set tokens aside ──▶ drafter ──▶ check ──▶ land ──▶ a person reviews
///               │                │                │           │         │
///               │ nobody waits   │ budget spent   │ away:     │ faults: │ the text is another by
///               ▼                ▼                │ later     │ once    │ now: kept as discarded
///              done            failed             ▼           │ more    ▼
///                                            tried again      ▼
///                                                           failed
///
/// The [Drafter] is a port: a model behind an API, or the playbook without any. It is told what to
/// write in an [Assignment], in which a contact's properties are data and nothing else, and what it
/// answers is a stranger's text: it is checked like one, and a person approves it like any other.
///
/// Guaranteed: no draft is ever approved by anybody but a person; a draft lands only on the very
/// text it was asked for; no draft that lands holds anything that runs, a link to a domain that is
/// not the workspace's, or a merge tag that nobody allowed; all nodes together spend no more than
/// the month's budget. Not guaranteed: that it is true, or well said.
@NullMarked
package dev.espalier.engine.drafting;

import org.jspecify.annotations.NullMarked;
