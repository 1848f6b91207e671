package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.DelayRule;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Span;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Every form that a document of this product, or of the service whose SDK it answers, shows.
class DocumentedFormsTest {

    static Step email(String key, String templateId) {
        return new Step.Email(
                new StepKey(key), new EmailContent.FromTemplate(templateId), Span.NONE);
    }

    static Step delay(String key, int days) {
        return new Step.Delay(new StepKey(key), new DelayRule.For(new Span(days, Duration.ZERO)));
    }

    @Test
    void the_example_of_the_sdk_document_is_read() {
        assertThat(Texts.definition(Texts.sample("sdk.json")).steps())
                .containsExactly(
                        email("email-tmpl_welcome", "tmpl_welcome"),
                        delay("delay-2d", 2),
                        email("email-tmpl_getting_started", "tmpl_getting_started"));
    }
}
