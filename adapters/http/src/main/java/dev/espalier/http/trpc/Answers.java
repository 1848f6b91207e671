package dev.espalier.http.trpc;

import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Trouble;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Makes calls and writes their answers, in one of three forms.
record Answers(TrpcLimits limits) {
    static final String JSON = "application/json";
    private static final int DIFFERENT = 207;
    private static final byte[] ALIVE = {' '};

    void write(Exchange exchange, Work work) {
        if (work.asked().lines()) {
            lines(exchange, work);
        } else if (work.asked().batch()) {
            list(exchange, work);
        } else {
            single(exchange, work);
        }
    }

    private static void single(Exchange exchange, Work work) {
        var call = work.asked().calls().getFirst();
        var outcome = work.of(call);
        if (outcome instanceof Outcome.Failed(var error)) {
            error.headers().forEach(exchange::header);
            allow(exchange, List.of(call), outcome.status());
        }
        var dialect = work.asked().dialect();
        exchange.answer(
                outcome.status(),
                JSON,
                Json.write(out -> new Envelope(out).answer(dialect, call, outcome)));
    }

    private void list(Exchange exchange, Work work) {
        var calls = work.asked().calls();
        var outcomes = made(work);
        var statuses = new LinkedHashSet<Integer>();
        for (var outcome : outcomes) {
            statuses.add(outcome.status());
        }
        int status = statuses.size() == 1 ? statuses.iterator().next() : DIFFERENT;
        allow(exchange, calls, status);
        var dialect = work.asked().dialect();
        exchange.answer(
                status,
                JSON,
                Json.write(out -> {
                    var envelope = new Envelope(out);
                    out.writeStartArray();
                    for (var call : calls) {
                        envelope.answer(dialect, call, outcomes[call.index()]);
                    }
                    out.writeEndArray();
                }));
    }

    /// A 405 names the methods that would do (RFC 9110, 15.5.6).
    private static void allow(Exchange exchange, List<Call> calls, int status) {
        if (status != Code.METHOD_NOT_SUPPORTED.status()) {
            return;
        }
        for (var call : calls) {
            if (call.operation() != null) {
                exchange.header("allow", String.join(", ", Call.allowed(call.operation().kind())));
                return;
            }
        }
    }

    private Outcome[] made(Work work) {
        var calls = work.asked().calls();
        var outcomes = new Outcome[calls.size()];
        if (calls.size() == 1 || work.asked().mutates()) {
            for (var call : calls) {
                outcomes[call.index()] = work.of(call);
            }
            return outcomes;
        }
        try (var making = Making.start(work, limits.atOnce())) {
            while (making.isMore()) {
                making.take(Duration.ofMinutes(1))
                        .ifPresent(made -> outcomes[made.call().index()] = made.outcome());
            }
        }
        return outcomes;
    }

    /// JSON lines: a head that promises every call an answer, then the answers as they are ready.
    private void lines(Exchange exchange, Work work) {
        var asked = work.asked();
        try (var body = exchange.answering(200, JSON);
                var making = Making.start(work, asked.mutates() ? 1 : limits.atOnce())) {
            body.send(line(out -> head(out, asked)));
            while (making.isMore()) {
                var made = making.take(limits.ping());
                body.send(made.map(one -> line(work, one)).orElse(ALIVE));
            }
        }
    }

    /// The answer has begun, so what cannot be written is told in its line.
    private static byte[] line(Work work, Making.Made made) {
        var dialect = work.asked().dialect();
        try {
            return line(out -> new Envelope(out).line(dialect, made.call(), made.outcome()));
        } catch (Exception e) {
            var error = Trouble.told(e, work.requestId(), "writing " + made.call().shown());
            var failed = new Outcome.Failed(error);
            return line(out -> new Envelope(out).line(dialect, made.call(), failed));
        }
    }

    private static byte[] line(Consumer<JsonGenerator> content) {
        return Json.write(out -> {
            content.accept(out);
            out.writeRaw('\n');
        });
    }

    private static void head(JsonGenerator out, Asked asked) {
        var head = new StringBuilder("{");
        for (var call : asked.calls()) {
            int index = call.index();
            head.append(index == 0 ? "" : ",")
                    .append("\"%d\":[[0],[null,0,%d]]".formatted(index, index));
        }
        head.append('}');
        out.writeRaw(
                switch (asked.dialect()) {
                    case PLAIN -> head.toString();
                    case SUPERJSON -> "{\"json\":" + head + "}";
                });
    }
}
