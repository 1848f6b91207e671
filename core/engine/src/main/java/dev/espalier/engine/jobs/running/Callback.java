package dev.espalier.engine.jobs.running;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where whoever decides when jobs run calls back.
@FunctionalInterface
public interface Callback {

    Reply take(Call call);

    /// A request.
    ///
    /// @param parameter the first value of a query parameter by name
    /// @param header a header's first value by lower-case name
    /// @param body read when asked for
    record Call(
            String method,
            Function<String, Optional<String>> parameter,
            Function<String, Optional<String>> header,
            Supplier<byte[]> body) {}

    /// @param json the body
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Reply(int status, byte[] json, Map<String, String> headers) {}
}
