package dev.espalier.sdk.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What enrols a contact, beside enrolling by hand.
public sealed interface Trigger {

    static OnEvent event(String eventName) {
        return new OnEvent(eventName, null);
    }

    /// A trigger in the server's own words, such as one that a sequence answered.
    static Given given(Map<String, Object> json) {
        return new Given(json);
    }

    /// As the server reads it.
    Map<String, Object> json();

    /// An event of the contact.
    ///
    /// @param condition what the event and the contact must be like; null: any
    record OnEvent(String eventName, @Nullable Condition condition) implements Trigger {

        /// Only an event that is like this.
        public OnEvent where(Condition condition) {
            return new OnEvent(eventName, condition);
        }

        @Override
        public Map<String, Object> json() {
            return Parts.of("type", "event")
                    .and("eventName", eventName)
                    .and("conditions", condition == null ? null : condition.json())
                    .done();
        }
    }

    /// As it was given.
    record Given(Map<String, Object> json) implements Trigger {}
}
