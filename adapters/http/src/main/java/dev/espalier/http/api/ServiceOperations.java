package dev.espalier.http.api;

import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Nothing;
import java.util.List;

/// `service`: the server itself.
final class ServiceOperations {
    private final Engine engine;

    ServiceOperations(Engine engine) {
        this.engine = engine;
    }

    record HealthView(String status) {}

    List<Operation<?, ?>> all() {
        return List.of(
                query("service.health", Nothing.class, HealthView.class, this::health)
                        .at(GET, "/health")
                        .doc("Whether the server and its database answer.")
                        .open());
    }

    private HealthView health(Caller caller, Nothing in) {
        engine.checkDatabase();
        return new HealthView("ok");
    }
}
