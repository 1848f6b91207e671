package dev.espalier.stories;

import dev.espalier.email.Markup;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.ingest.Track;
import dev.espalier.engine.review.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A story about somebody who asks to be forgotten.
abstract class ErasingStory extends FeedbackStory {

    static final String EMAIL = "Zephyrine.Quillfeather@Elsewhere.test";
    static final String ADDRESS = "zephyrine.quillfeather@elsewhere.test";
    static final String ID = "person-77-quaggadrift";

    /// Everything by which somebody could know her.
    static final List<String> MARKS =
            List.of(
                    "zephyrine",
                    "Zephyrine",
                    "quillfeather",
                    "Quillfeather",
                    ID,
                    "Wombatmarmalade",
                    "4477009001234",
                    "Xylophonelane");

    static final String HERS =
            """
            {"steps": [
              {"type": "email", "key": "email_1", "subject": "For Zephyrine", "body": "Dear Zephyrine."},
              {"type": "email", "key": "email_2", "subject": "Again", "body": "Quillfeather!", "delay": "3d"}]}
            """;

    final SuppressionList suppressions =
            new SuppressionList(sim.store(), sim::now, sim.engine().barrier());

    void zephyrine() {
        sim.contacts()
                .create(
                        sim.workspace(),
                        new NewContact(
                                ID,
                                EMAIL,
                                "Europe/London",
                                Map.of(
                                        "firstName", "Zephyrine",
                                        "lastName", "Quillfeather",
                                        "company", "Wombatmarmalade",
                                        "phone", List.of(Map.of("home", "4477009001234")))));
    }

    int erase() {
        return sim.engine().erasing().erase(sim.workspace(), ID, "key_1");
    }

    List<String> traces() {
        return Traces.of(sim.database(), MARKS);
    }

    void event(String name) {
        sim.engine()
                .ingest()
                .track(
                        new Track(
                                sim.workspace(),
                                Optional.of("key of " + ADDRESS + " " + name),
                                name,
                                Optional.of(ID),
                                Optional.empty(),
                                Map.of("street", "Xylophonelane 4"),
                                Optional.empty()));
    }

    /// A sequence of her own whose text was changed once, so that an old one lies about.
    void hers() {
        draftFor(ID, "hers", HERS, Map.of());
        var second = sim.engine().reports().emails(sim.workspace(), "hers").getLast();
        sim.engine()
                .review()
                .edit(
                        sim.workspace(),
                        second.id(),
                        new Edit(
                                Optional.of("Nothing"),
                                Optional.empty(),
                                Optional.of(new Markup.Markdown("Nothing.")),
                                Optional.empty()),
                        Optional.empty(),
                        "a person");
        var first = sim.engine().reports().emails(sim.workspace(), "hers").getFirst();
        sim.engine()
                .review()
                .reject(
                        sim.workspace(),
                        first.id(),
                        Optional.of("Say that Zephyrine won."),
                        "a person");
        sim.approve("hers");
    }
}
