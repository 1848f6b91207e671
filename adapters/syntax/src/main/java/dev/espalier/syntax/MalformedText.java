package dev.espalier.syntax;

import dev.espalier.refusal.Issue;

/// Carries the one fault behind which a text cannot be read any further.
final class MalformedText extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Issue issue;

    MalformedText(String path, int line, String message) {
        super(message, null, false, false);
        this.issue = new Issue(path, line, message);
    }

    Issue issue() {
        return issue;
    }
}
