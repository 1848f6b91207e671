package dev.espalier.refusal;

import java.util.List;

/// The domain says no. Thrown so that a transaction unwinds; never logged as an error.
public abstract sealed class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Refused(String message) {
        // No stack trace: a refusal is an answer, not a defect, and hot paths give many.
        super(message, null, false, false);
    }

    /// There is no such thing, or it belongs to another workspace.
    public static final class NotFound extends Refused {
        private static final long serialVersionUID = 1L;

        public NotFound(String what, String id) {
            super("no " + what + " \"" + id + "\"");
        }
    }

    /// It exists already, or it changed since the caller read it.
    public static final class Conflict extends Refused {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    /// What was given is wrong. Every fault is listed.
    public static final class Invalid extends Refused {
        private static final long serialVersionUID = 1L;
        private final transient List<Issue> issues;

        public Invalid(List<Issue> issues) {
            super(
                    issues.size() == 1
                            ? issues.getFirst().text()
                            : issues.size()
                                    + " faults: "
                                    + String.join("; ", issues.stream().map(Issue::text).toList()));
            this.issues = List.copyOf(issues);
        }

        public static Invalid of(String path, String message) {
            return new Invalid(List.of(Issue.at(path, message)));
        }

        /// At least one.
        public List<Issue> issues() {
            return issues;
        }
    }

    /// Not in this state: the thing is there and the input is fine, but its state forbids it.
    public static final class NotAllowed extends Refused {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String message) {
            super(message);
        }
    }

    /// No credential, or one that is unknown or revoked.
    public static final class Unauthenticated extends Refused {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String message) {
            super(message);
        }
    }

    /// A good credential that may not do this.
    public static final class Forbidden extends Refused {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message);
        }
    }

    /// Too much at once; the caller may come back.
    public static final class TooMany extends Refused {
        private static final long serialVersionUID = 1L;

        public TooMany(String message) {
            super(message);
        }
    }
}
