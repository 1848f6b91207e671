package dev.espalier.draft;

import java.util.List;

/// How people of one category are written to.
///
/// @param category its id in the workspace, such as `buyer-lead`
/// @param name for people
/// @param purpose what the emails are for, in words
/// @param requires properties a contact must have
/// @param facts properties a drafter may see; none: every one
/// @param emails what each email is about, in their order, a last one at the end; where there are
///   more emails than these, the one before the last is repeated
public record Playbook(
        String category,
        String name,
        String purpose,
        List<String> requires,
        List<String> facts,
        List<Beat> emails) {

    public Playbook {
        requires = List.copyOf(requires);
        facts = List.copyOf(facts);
        emails = List.copyOf(emails);
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("emails: none (expected: at least one)");
        }
    }

    /// One email of the playbook.
    ///
    /// @param aim what it is to bring about
    /// @param subject as it is written without a model; `{name:else}` stands for a property
    /// @param body paragraphs in the same way; one that names a missing property is left out
    public record Beat(String aim, String subject, String body) {}

    /// What an email of a sequence is about. The last one says farewell, so it is for the end
    /// alone.
    ///
    /// @param position from 1
    /// @param of how many there are
    public Beat beat(int position, int of) {
        int last = emails.size();
        int mostBefore = Math.max(1, last - 1);
        return emails.get(
                (position < of ? Math.min(position, mostBefore) : Math.min(position, last)) - 1);
    }

    /// Whether a drafter may see this property.
    public boolean allows(String property) {
        return facts.isEmpty() || facts.contains(property) || requires.contains(property);
    }
}
