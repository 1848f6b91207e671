package dev.espalier.engine.drafting;

import dev.espalier.draft.Provenance;
import dev.espalier.draft.Words;
import java.time.Duration;
import java.util.Optional;

/// The port to whoever writes. Safe for use by many threads; may take a minute.
public interface Drafter extends AutoCloseable {

    /// @param provider such as `openai`; `playbook`: no model
    /// @param name of the model; empty when there is none
    record Model(String provider, String name) {}

    Model model();

    /// The most that drafting this may take, its own repairs included.
    Most most(Assignment assignment);

    /// @param inputTokens an estimate that is rather too high
    record Most(long inputTokens, long outputTokens) {
        public long tokens() {
            return inputTokens + outputTokens;
        }
    }

    /// The longest that drafting one may take, its own repairs included.
    Duration longest();

    Outcome draft(Assignment assignment);

    /// The world's answer.
    sealed interface Outcome {

        /// A text in the asked shape. Its HTML holds nothing but words, lists and links.
        record Written(Words words, Provenance provenance) implements Outcome {}

        /// Something came that is no email, even when it was asked for again.
        record Unusable(String why, Provenance provenance) implements Outcome {}

        /// Nobody is there, or it is too much at once.
        ///
        /// @param after how long whoever refused wants to be left alone; empty: they did not say
        /// @param spent by attempts before this one
        record TryLater(String why, Optional<Duration> after, Provenance spent)
                implements Outcome {}

        /// It will not work until the operator changes something: no key, a wrong one, a model that
        /// nobody knows.
        record Refused(String why) implements Outcome {}
    }

    @Override
    default void close() {}
}
