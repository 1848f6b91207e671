package dev.espalier.drafting;

import dev.espalier.draft.BrandVoice;
import dev.espalier.draft.Playbook;
import dev.espalier.engine.drafting.Assignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Something to write.
final class Assignments {

    static final Playbook PLAYBOOK =
            new Playbook(
                    "visitors",
                    "Visitors",
                    "Ask how the visit was.",
                    List.of(),
                    List.of(),
                    List.of(
                            new Playbook.Beat(
                                    "Ask how it was.",
                                    "Your visit, {firstName:friend}",
                                    """
                                    Hello {firstName:there},

                                    You came to see {house}.

                                    The garden of {house} faces south.

                                    [brief]

                                    How was it?
                                    """),
                            new Playbook.Beat(
                                    "Ask again.", "Once more", "Hello {firstName:there}.")));

    private Assignments() {}

    static Assignment about(Map<String, Object> facts) {
        return about("Ask about the kitchen", facts, Set.of("unsubscribeUrl"));
    }

    static Assignment about(String brief, Map<String, Object> facts, Set<String> tags) {
        return new Assignment(
                new Assignment.Ask(brief, Optional.empty(), Optional.empty(), List.of()),
                BrandVoice.PLAIN,
                PLAYBOOK,
                new Assignment.Reader(facts, tags, Set.of("espalier.example")),
                new Assignment.Course(1, 3, List.of()));
    }
}
