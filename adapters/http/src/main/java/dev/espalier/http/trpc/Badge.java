package dev.espalier.http.trpc;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.door.Door;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Problem;
import dev.espalier.refusal.Refused;
import io.helidon.http.HeaderNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who asks: found out once a request, and only when a call needs it.
///
/// @param caller null when nobody is known
/// @param refusal why not; null when nobody asked
record Badge(@Nullable Caller caller, Refused.@Nullable Unauthenticated refusal) {

    static Badge of(Exchange exchange, Asked asked, Door door) {
        boolean needed =
                asked.calls().stream()
                        .map(Call::operation)
                        .anyMatch(operation -> operation != null && !operation.open());
        if (!needed) {
            return new Badge(null, null);
        }
        try {
            return new Badge(known(exchange, asked, door), null);
        } catch (Refused.Unauthenticated refusal) {
            return new Badge(null, refusal);
        }
    }

    private static Caller known(Exchange exchange, Asked asked, Door door) {
        var header = exchange.header(HeaderNames.AUTHORIZATION);
        // A key in a URL ends up in logs; only who cannot send headers may put it there.
        var parameters =
                asked.subscribes() ? asked.parameter("connectionParams") : Optional.<String>empty();
        if (header.isPresent() || parameters.isEmpty()) {
            return door.caller(exchange);
        }
        var given = connectionParams(parameters.get());
        var key = given.get("apiKey");
        if (key != null) {
            return door.ofKey(key.stringValue());
        }
        var authorization = given.get("authorization");
        return door.ofAuthorization(authorization == null ? "" : authorization.stringValue());
    }

    private static JsonNode connectionParams(String text) {
        JsonNode given;
        try {
            given = Json.parse(text);
        } catch (Refused.Invalid _) {
            throw Problem.badRequest("Not JSON-parsable query params");
        }
        boolean fits =
                given.isNull()
                        || (given.isObject()
                                && given.properties().stream()
                                        .allMatch(entry -> entry.getValue().isString()));
        if (!fits) {
            throw Problem.badRequest("Invalid connection params shape");
        }
        return given.isNull() ? Json.object() : given;
    }

    /// @throws Refused.Unauthenticated when the operation needs somebody and nobody is known
    Caller callerFor(Operation<?, ?> operation) {
        if (operation.open()) {
            return Caller.NOBODY;
        }
        if (caller == null) {
            throw refusal == null ? new Refused.Unauthenticated("no key") : refusal;
        }
        return caller;
    }

    /// Whether a call can be made at all.
    boolean opens(Call call) {
        var operation = call.operation();
        return operation != null && (operation.open() || caller != null);
    }
}
