package dev.espalier.inngest;

import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.running.Attempts;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Inngest is told that it can run here: one function for each kind of job.
final class Functions {

    static final String SDK = "espalier:v0.1.0";

    private Functions() {}

    /// Such as `espalier/email.regenerate`.
    static String event(JobKind kind) {
        return InngestConfig.APP + "/" + kind.word();
    }

    /// Such as `espalier-email-regenerate`.
    static String id(JobKind kind) {
        return InngestConfig.APP + "-" + kind.word().replace('.', '-');
    }

    static Optional<JobKind> find(String id) {
        return Arrays.stream(JobKind.values()).filter(kind -> id(kind).equals(id)).findFirst();
    }

    /// The body of a registration.
    static Map<String, Object> registration(InngestConfig config) {
        var body = new LinkedHashMap<String, Object>();
        body.put("url", config.serve().toString());
        body.put("deployType", "ping");
        body.put("appName", InngestConfig.APP);
        body.put("sdk", SDK);
        body.put("v", "0.1");
        body.put("framework", "espalier");
        body.put(
                "functions",
                Arrays.stream(JobKind.values()).map(kind -> function(kind, config)).toList());
        return body;
    }

    private static Map<String, Object> function(JobKind kind, InngestConfig config) {
        var function = new LinkedHashMap<String, Object>();
        function.put("id", id(kind));
        function.put("name", name(kind));
        function.put("triggers", List.of(Map.of("event", event(kind))));
        function.put("concurrency", List.of(concurrency(config.perWorkspace())));
        function.put("steps", Map.of("step", step(kind, config.serve())));
        return function;
    }

    private static String name(JobKind kind) {
        return switch (kind) {
            case EMAIL_REGENERATE -> "Write an email anew";
            case EMAIL_WRITE -> "Write an email";
            case SEQUENCE_GENERATE -> "Write a sequence";
        };
    }

    private static Map<String, Object> concurrency(int limit) {
        var concurrency = new LinkedHashMap<String, Object>();
        concurrency.put("limit", limit);
        concurrency.put("key", "event.data.workspaceId");
        concurrency.put("scope", "fn");
        return concurrency;
    }

    private static Map<String, Object> step(JobKind kind, URI serve) {
        var runtime = new LinkedHashMap<String, Object>();
        runtime.put("type", "http");
        runtime.put("url", serve + "?fnId=" + id(kind) + "&stepId=step");
        var step = new LinkedHashMap<String, Object>();
        step.put("id", "step");
        step.put("name", "step");
        step.put("runtime", runtime);
        step.put("retries", Map.of("attempts", Attempts.MOST));
        return step;
    }
}
