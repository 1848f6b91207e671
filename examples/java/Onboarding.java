import static dev.espalier.sdk.definition.Condition.did;
import static dev.espalier.sdk.definition.Step.delay;
import static dev.espalier.sdk.definition.Step.email;
import static dev.espalier.sdk.definition.Step.when;

import dev.espalier.sdk.*;
import dev.espalier.sdk.definition.*;
import java.util.Map;

/// Makes an onboarding sequence, shows what it would do to Ada, and signs her up.
public class Onboarding {
    public static void main(String[] args) {
        try (var espalier = Espalier.builder()
                .baseUrl(System.getenv("ESPALIER_URL"))
                .apiKey(System.getenv("ESPALIER_API_KEY"))
                .build()) {
            var definition = Definition.of(
                    email("Welcome, {{ contact.properties.firstName }}", "# Hello!\n\nGood to have you.").key("welcome"),
                    delay("2d"),
                    when(did("welcome", Activity.OPENED))
                            .then(email("Three things to try", "Begin with a template.").key("tips"))
                            .orElse(email("Did you see our welcome?", "It is still there.").key("reminder")));
            var sequence = espalier.sequences().put(NewSequence.of("seq_java", "Onboarding from Java")
                    .definition(definition.triggers(Trigger.event("signed_up_java"))));
            var ada = espalier.contacts().upsert(
                    NewContact.of("ada@example.com").properties(Map.of("firstName", "Ada")));
            for (var step : espalier.sequences().dryRun(sequence.id(), ada.id()).steps()) {
                System.out.println(step.at() + " " + step.type() + " " + step.key() + " " + step.wouldSend());
            }
            espalier.sequences().approve(sequence.id());
            espalier.events().track(NewEvent.ofContact("signed_up_java", ada.id()));
            System.out.println(espalier.sequences().getStatus(sequence.id()).status());
        }
    }
}
