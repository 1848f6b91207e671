package dev.espalier.inngest;

import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.running.Callback.Call;
import dev.espalier.engine.jobs.running.Callback.Reply;
import dev.espalier.engine.store.JobOutbox.Synced;
import dev.espalier.inngest.InngestClient.Answer;
import dev.espalier.inngest.InngestConfig.Signing;
import dev.espalier.inngest.InngestJobs.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Inngest what can be run here: when it asks, and once after a start.
final class Syncing {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration STRANGERS_REST = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Syncing.class);

    private final Ports ports;
    private final InngestConfig config;
    private final InngestClient client;
    private volatile boolean isSynced;
    private volatile boolean isTold;
    private Instant next = Instant.EPOCH;
    private final ReentrantLock strangers = new ReentrantLock();
    private @Nullable Told forStrangers;

    Syncing(Ports ports, InngestConfig config, InngestClient client) {
        this.ports = ports;
        this.config = config;
        this.client = client;
    }

    /// Until the first success.
    void turn() {
        var now = ports.clock().instant();
        if (isSynced || now.isBefore(next)) {
            return;
        }
        next = now.plus(REST);
        register(Optional.empty(), Optional.empty());
    }

    /// @param call known to be Inngest's, or in development
    Reply take(Call call) {
        return register(
                call.parameter().apply("deployId"),
                call.header()
                        .apply("x-inngest-server-kind")
                        .filter(kind -> kind.equals("dev") || kind.equals("cloud")));
    }

    /// For anybody: one at a time, and what came of the last one to whoever asks soon after it.
    /// They hear nothing but whether it went well.
    Reply takeFromStranger() {
        strangers.lock();
        try {
            var now = ports.clock().instant();
            var last = forStrangers;
            if (last != null && now.isBefore(last.at().plus(STRANGERS_REST))) {
                return last.reply();
            }
            var reply = register(Optional.empty(), Optional.empty());
            var told =
                    reply.status() == 200
                            ? reply
                            : Answers.synced(
                                    500, "Not synced: the log of this server says why.", false);
            forStrangers = new Told(now, told);
            return told;
        } finally {
            strangers.unlock();
        }
    }

    private record Told(Instant at, Reply reply) {}

    private Reply register(Optional<String> deploy, Optional<String> kind) {
        return switch (client.register(deploy, kind)) {
            case Answer.Ok(var body) -> {
                boolean isModified =
                        Json.object(body)
                                .filter(object -> Json.isTrue(object, "modified"))
                                .isPresent();
                synced(isModified);
                yield Answers.synced(200, "Successfully synced.", isModified);
            }
            case Answer.Refused(_, var why) -> notSynced(why);
            case Answer.Away(var why) -> notSynced(why);
        };
    }

    private void synced(boolean isModified) {
        var now = ports.clock().instant();
        ports.store()
                .run(tx -> {
                    tx.jobOutbox().synced(config.serve(), now);
                    if (isModified) {
                        // Events that came before had nobody to go to.
                        tx.jobOutbox().resend(now);
                    }
                });
        if (!isSynced || isModified) {
            LOG.info("Inngest at {} calls {}", config.api(), config.serve());
        }
        isSynced = true;
        ports.bell().ring();
    }

    private Reply notSynced(String why) {
        if (!isTold) {
            LOG.warn("not registered with Inngest: {}", why);
            isTold = true;
        }
        return Answers.synced(500, why, false);
    }

    /// What this server is, for whoever looks.
    ///
    /// @param isGenuine whether the call was signed properly; empty: not signed
    Reply introspection(Optional<Boolean> isGenuine) {
        var body = new LinkedHashMap<String, Object>();
        body.put("schema_version", "2024-05-24");
        body.put("authentication_succeeded", isGenuine.orElse(null));
        body.put("function_count", JobKind.values().length);
        body.put("has_event_key", true);
        body.put("has_signing_key", !config.isDevelopment());
        body.put(
                "has_signing_key_fallback",
                config.signing() instanceof Signing.Keys keys && keys.fallback().isPresent());
        body.put("mode", config.isDevelopment() ? "dev" : "cloud");
        body.put("extra", extra());
        if (isGenuine.orElse(false)) {
            body.put("app_id", InngestConfig.APP);
            body.put("env", config.env().orElse(null));
            body.put("framework", "espalier");
            body.put("sdk_language", "java");
            body.put("sdk_version", Functions.SDK.substring(Functions.SDK.indexOf(":v") + 2));
            body.put("api_origin", config.api().toString());
            body.put("event_api_origin", config.events().toString());
            body.put("serve_origin", config.serve().resolve("/").toString());
            body.put("serve_path", config.serve().getPath());
        }
        return Answers.ok(body);
    }

    private Map<String, Object> extra() {
        var last = ports.store().reading(tx -> tx.jobOutbox().lastSync());
        var extra = new LinkedHashMap<String, Object>();
        extra.put("synced_at", last.map(Synced::at).map(Instant::toString).orElse(null));
        extra.put("synced_url", last.map(Synced::where).map(Object::toString).orElse(null));
        extra.put("serve_url", config.serve().toString());
        return extra;
    }
}
