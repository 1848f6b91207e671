package dev.espalier.engine.drafting;

import dev.espalier.draft.BrandVoice;
import dev.espalier.draft.Playbook;
import dev.espalier.draft.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a drafter is told.
public record Assignment(
        Ask ask, BrandVoice voice, Playbook playbook, Reader reader, Course course) {

    /// @param brief what the email is to say; empty: as the one before, or as the playbook says
    /// @param instruction what to change; empty: nothing was said
    /// @param current the text that is to be written anew; empty while there is none
    /// @param complaints about the last attempt
    public record Ask(
            String brief,
            Optional<String> instruction,
            Optional<Words> current,
            List<String> complaints) {}

    /// Who will read it.
    ///
    /// @param facts what is known of the one contact it is for; empty: it is for many
    /// @param tags the only merge tags that may stand in it
    /// @param domains the only domains that links may lead to
    public record Reader(Map<String, Object> facts, Set<String> tags, Set<String> domains) {}

    /// Where in the sequence it stands.
    ///
    /// @param position from 1
    /// @param of how many emails there are
    /// @param earlier what the reader got before it, oldest first
    public record Course(int position, int of, List<Words> earlier) {}

    /// The same once more.
    public Assignment complaining(List<String> about) {
        return new Assignment(
                new Ask(ask.brief(), ask.instruction(), ask.current(), List.copyOf(about)),
                voice,
                playbook,
                reader,
                course);
    }

    /// What this email of the playbook is about.
    public Playbook.Beat beat() {
        return playbook.beat(course.position(), course.of());
    }
}
