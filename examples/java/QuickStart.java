import dev.espalier.sdk.*;
import dev.espalier.sdk.definition.*;
import java.util.Map;
import java.util.Objects;

/// The quick start in Java.
public class QuickStart {
    public static void main(String[] args) {
        // region client
        var espalier = Espalier.builder()
                .apiKey(System.getenv("ESPALIER_API_KEY"))
                .baseUrl(Objects.requireNonNullElse(System.getenv("ESPALIER_URL"), "http://127.0.0.1:8080"))
                .build();
        // endregion

        // region template
        espalier.templates().put("tmpl_welcome", NewTemplate
                .of("Welcome", "Welcome, {{ contact.properties.firstName | default: 'there' }}")
                .markdown("Good to have you here."));
        // endregion

        // region create
        var sequence = espalier.sequences().put(NewSequence.of("seq_quick_start_java", "Quick start")
                .definition(Definition.of(
                                Step.email("tmpl_welcome"),
                                Step.delay("2d"),
                                Step.email("How is it going?", "Reply to this email if you are stuck."))
                        .triggers(Trigger.event("signed_up_java"))));
        System.out.println(sequence.status()); // DRAFT: nothing is sent before somebody approves it
        // endregion

        // region dry-run
        var contact = espalier.contacts().upsert(
                NewContact.of("grace@example.com").properties(Map.of("firstName", "Grace")));
        for (var step : espalier.sequences().dryRun("seq_quick_start_java", contact.id()).steps()) {
            System.out.println(step.at() + " " + step.type() + " " + step.subject());
        }
        // endregion

        // region approve
        espalier.sequences().approve("seq_quick_start_java");
        // endregion

        // region track
        espalier.events().track(NewEvent.ofEmail("signed_up_java", "grace@example.com"));
        // endregion

        // region sends
        for (var send : espalier.sequences().getSends("seq_quick_start_java")) {
            System.out.println(send.contactId() + " " + send.step() + " " + send.status());
        }
        // endregion

        // region errors
        try {
            espalier.sequences().get("seq_of_nobody");
        } catch (EspalierException refused) {
            System.out.println(refused.code() + " " + refused.getMessage()); // NOT_FOUND no sequence "seq_of_nobody"
        }
        // endregion
        espalier.close();
    }
}
