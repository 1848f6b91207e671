package dev.espalier.http.trpc;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operation.Kind;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.WireError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One procedure that a request names.
///
/// @param index in the request, from 0
/// @param path as sent
/// @param operation null when nothing here has that name
record Call(int index, String path, @Nullable Operation<?, ?> operation) {

    /// Fit to be shown back.
    String shown() {
        return operation == null ? Shown.cut(path) : path;
    }

    boolean is(Kind kind) {
        return operation != null && operation.kind() == kind;
    }

    /// Whether there is anything it could be told.
    boolean needsInput() {
        return operation == null || !operation.input().fields().isEmpty();
    }

    /// Why this call cannot be made at all.
    ///
    /// @return null when it can
    @Nullable WireError obstacle(String method, boolean batch) {
        if (operation == null) {
            return WireError.of(404, "NOT_FOUND", "No procedure found on path \"" + shown() + "\"");
        }
        if (!allowed(operation.kind()).contains(method)) {
            return WireError.of(405, "METHOD_NOT_ALLOWED", wrongMethod(method, operation.kind()));
        }
        if (batch && operation.kind() == Kind.SUBSCRIPTION) {
            return WireError.of(400, "VALIDATION_ERROR", "Cannot batch subscription calls");
        }
        return null;
    }

    private String wrongMethod(String method, Kind kind) {
        return "Unsupported "
                + Shown.cut(method)
                + "-request to "
                + word(kind)
                + " procedure at path \""
                + path
                + "\"";
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The methods that reach it. A mutation never comes by GET: anybody's link could send it.
    static List<String> allowed(Kind kind) {
        return switch (kind) {
            case QUERY, SUBSCRIPTION -> List.of("GET", "POST");
            case MUTATION -> List.of("POST");
        };
    }
}
