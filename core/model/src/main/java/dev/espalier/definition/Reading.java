package dev.espalier.definition;

import dev.espalier.refusal.Issue;
import java.util.List;
import java.util.Map;

/// What came of reading an author's text.
public sealed interface Reading {

    /// @param definition checked as a whole, but for what lies outside the text: see `templates`
    /// @param spots where each step stands in the text
    /// @param templates every reference to a template, in the order of the text; whether they exist
    ///   is for the caller to say, with [TemplateUse#missing()]
    record Read(Definition definition, Map<StepKey, Spot> spots, List<TemplateUse> templates)
            implements Reading {
        public Read {
            spots = Map.copyOf(spots);
            templates = List.copyOf(templates);
        }
    }

    /// @param issues every fault of the text, in the order of its lines; at least one
    record Faulty(List<Issue> issues) implements Reading {
        public Faulty {
            issues = List.copyOf(issues);
        }
    }

    /// A place in the author's text.
    ///
    /// @param path such as `steps[3].if.operator`
    /// @param line 1-based; 0 when there is no text
    record Spot(String path, int line) {}

    /// An email step that takes its text from a template.
    record TemplateUse(StepKey step, String templateId, Spot spot) {

        /// The fault to report when there is no such template.
        public Issue missing() {
            return new Issue(
                    spot.path(),
                    spot.line(),
                    Words.quoted(templateId) + " (expected: an existing template)");
        }
    }
}
