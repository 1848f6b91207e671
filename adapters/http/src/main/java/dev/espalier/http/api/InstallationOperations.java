package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.custody.Custody;
import dev.espalier.engine.signing.Signatures;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Nothing;
import dev.espalier.refusal.Refused.Forbidden;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `installation`: whether this server may send from its database.
final class InstallationOperations {
    private final Custody custody;
    private final Signatures signatures;
    private final Access access;

    InstallationOperations(Engine engine, Access access) {
        this.custody = engine.custody();
        this.signatures = engine.signatures();
        this.access = access;
    }

    record SigningKeyView(
            @Doc("How many keys verify by now.") int keys,
            @Doc("When the newest begins to sign; by then every node knows it.")
                    Instant signsFrom) {}

    record InstallationView(
            @Doc("False while a restored copy waits for a person to confirm it.") boolean sends,
            @Nullable Instant heldSince,
            @Doc("Why nothing is sent.") @Nullable String reason) {}

    List<Operation<?, ?>> all() {
        return List.of(
                query("installation.get", Nothing.class, InstallationView.class, this::get)
                        .at(GET, "/installation")
                        .doc("Whether this server sends; it does not from a restored copy.")
                        .scope(READ),
                mutation(
                                "installation.confirm",
                                Nothing.class,
                                InstallationView.class,
                                this::confirm)
                        .at(POST, "/installation/confirm")
                        .doc("Says that this copy is the one to send from: what is due goes out.")
                        .scope(FULL),
                mutation(
                                "installation.rotateSigningKey",
                                Nothing.class,
                                SigningKeyView.class,
                                this::rotate)
                        .at(POST, "/installation/signing-keys")
                        .status(201)
                        .doc(
                                "Makes a new key for links and return paths; those that went out stay good.")
                        .scope(FULL));
    }

    private InstallationView get(Caller caller, Nothing in) {
        return view(custody.look());
    }

    private InstallationView confirm(Caller caller, Nothing in) {
        requireFirst(caller);
        custody.confirm(caller.actor());
        return view(custody.look());
    }

    private SigningKeyView rotate(Caller caller, Nothing in) {
        requireFirst(caller);
        var newest = signatures.rotate();
        return new SigningKeyView(newest.keys(), newest.signsFrom());
    }

    /// What is decided for all workspaces is for the people of the first one.
    private void requireFirst(Caller caller) {
        if (!access.isFirst(caller.workspace())) {
            throw new Forbidden(
                    "this concerns every workspace of the server (expected: a key or a person of the"
                            + " first workspace)");
        }
    }

    private static InstallationView view(Custody.Standing standing) {
        return switch (standing) {
            case Custody.Standing.Ours() -> new InstallationView(true, null, null);
            case Custody.Standing.Held(var since, var why) ->
                    new InstallationView(false, since, why);
        };
    }
}
