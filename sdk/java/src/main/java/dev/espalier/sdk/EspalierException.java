package dev.espalier.sdk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call failed.
public final class EspalierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int statusCode;
    // Lists of records that are no longer than what the server found.
    private final transient List<Issue> issues;
    private final @Nullable String requestId;

    EspalierException(
            ErrorCode code,
            String message,
            int statusCode,
            List<Issue> issues,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.statusCode = statusCode;
        this.issues = List.copyOf(issues);
        this.requestId = requestId;
    }

    /// Found here, without an answer of the server.
    static EspalierException here(ErrorCode code, String message, @Nullable Throwable cause) {
        return new EspalierException(code, message, 0, List.of(), null, cause);
    }

    /// An input that must not even be sent.
    static EspalierException invalid(String path, String message) {
        var issue = new Issue(path, 0, message);
        return new EspalierException(
                ErrorCode.VALIDATION_ERROR, issue.toString(), 0, List.of(issue), null, null);
    }

    /// The same, from where the caller waits.
    EspalierException again() {
        return new EspalierException(
                code, String.valueOf(getMessage()), statusCode, issues(), requestId, this);
    }

    /// What kind of failure it is; [#getMessage] says what was wrong and what is expected.
    public ErrorCode code() {
        return code;
    }

    /// Of HTTP; 0 when there was no answer.
    public int statusCode() {
        return statusCode;
    }

    /// Every fault of the input; empty unless the code is [ErrorCode#VALIDATION_ERROR].
    public List<Issue> issues() {
        return issues == null ? List.of() : issues;
    }

    /// By which the server's log knows the request.
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
