package dev.espalier.http.trpc;

import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Dates;
import dev.espalier.http.wire.WireError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Writes what calls came to: `{"result": {"data": …}}` or `{"error": …}`.
final class Envelope {
    private final JsonGenerator out;

    Envelope(JsonGenerator out) {
        this.out = out;
    }

    /// One answer, alone or in a list of answers.
    void answer(Dialect dialect, Call call, Outcome outcome) {
        out.writeStartObject();
        if (outcome instanceof Outcome.Failed(var error)) {
            out.writeName("error");
            error(dialect, error, call.shown());
        } else {
            result(dialect, outcome);
        }
        out.writeEndObject();
    }

    private void result(Dialect dialect, Outcome outcome) {
        out.writeName("result");
        out.writeStartObject();
        switch (dialect) {
            case PLAIN -> data(outcome, null);
            case SUPERJSON -> {
                out.writeName("data");
                wrapped(outcome);
            }
        }
        out.writeEndObject();
    }

    private void wrapped(Outcome outcome) {
        if (isEmpty(outcome)) {
            SuperJson.writeUndefined(out);
            return;
        }
        var dates = new Dates();
        out.writeStartObject();
        out.writeName("json");
        value(outcome, dates);
        SuperJson.writeMeta(out, dates);
        out.writeEndObject();
    }

    /// One line of a stream: which call, that it has ended, and its answer. Superjson wraps the
    /// line as a whole.
    void line(Dialect dialect, Call call, Outcome outcome) {
        switch (dialect) {
            case PLAIN -> bareLine(call, outcome, null);
            case SUPERJSON -> {
                var dates = new Dates();
                // The answer's place in [index, 0, [[answer]]].
                dates.enter("2").enter("0").enter("0").enter("result").enter("data");
                out.writeStartObject();
                out.writeName("json");
                bareLine(call, outcome, dates);
                SuperJson.writeMeta(out, dates);
                out.writeEndObject();
            }
        }
    }

    private void bareLine(Call call, Outcome outcome, @Nullable Dates dates) {
        out.writeStartArray();
        out.writeNumber(call.index());
        out.writeNumber(0);
        out.writeStartArray();
        out.writeStartArray();
        out.writeStartObject();
        if (outcome instanceof Outcome.Failed(var error)) {
            out.writeName("error");
            error(Dialect.PLAIN, error, call.shown());
        } else {
            out.writeName("result");
            out.writeStartObject();
            data(outcome, dates);
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndArray();
        out.writeEndArray();
    }

    private void data(Outcome outcome, @Nullable Dates dates) {
        if (!isEmpty(outcome)) {
            out.writeName("data");
            value(outcome, dates);
        }
    }

    private static boolean isEmpty(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> saysNothing(done);
            case Outcome.Kept(var envelope) -> envelope == null;
            case Outcome.Failed _ -> false;
        };
    }

    private static <O> boolean saysNothing(Outcome.Done<O> done) {
        return done.output().saysNothing(done.value());
    }

    private void value(Outcome outcome, @Nullable Dates dates) {
        switch (outcome) {
            case Outcome.Done<?> done -> value(done, dates);
            case Outcome.Kept(var envelope) -> {
                if (envelope != null) {
                    kept(envelope, dates);
                }
            }
            case Outcome.Failed _ -> {}
        }
    }

    private <O> void value(Outcome.Done<O> done, @Nullable Dates dates) {
        done.output().write(out, done.value(), dates);
    }

    private void kept(JsonNode envelope, @Nullable Dates dates) {
        out.writeRawValue(envelope.get("json").toString());
        var meta = envelope.get("meta");
        if (meta != null && dates != null) {
            meta.get("values").properties().forEach(entry -> dates.mark(entry.getKey()));
        }
    }

    /// One event of a subscription.
    <E> void event(Dialect dialect, Output<E> output, E data) {
        switch (dialect) {
            case PLAIN -> output.write(out, data, null);
            case SUPERJSON -> wrapped(new Outcome.Done<>(output, data));
        }
    }

    /// What went wrong.
    ///
    /// @param path of the procedure; null when the whole request failed
    void error(Dialect dialect, WireError error, @Nullable String path) {
        switch (dialect) {
            case PLAIN -> bareError(error, path);
            case SUPERJSON -> {
                out.writeStartObject();
                out.writeName("json");
                bareError(error, path);
                out.writeEndObject();
            }
        }
    }

    private void bareError(WireError error, @Nullable String path) {
        var code = Code.of(error);
        out.writeStartObject();
        out.writeStringProperty("message", error.message());
        out.writeNumberProperty("code", code.number());
        out.writeName("data");
        out.writeStartObject();
        out.writeStringProperty("code", code.name());
        out.writeNumberProperty("httpStatus", code.status());
        if (path != null) {
            out.writeStringProperty("path", path);
        }
        error.writeIssues(out);
        out.writeEndObject();
        out.writeEndObject();
    }
}
