package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.access.ApiKey;
import dev.espalier.access.Scope;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `keys`: who may come in.
final class KeyOperations {
    private final Access access;

    KeyOperations(Access access) {
        this.access = access;
    }

    record ById(String id) {}

    record CreateKey(
            @Doc("For people.") @Length(min = 1, max = 64) String name,
            @Default("[\"full\"]") @Length(min = 1, max = 4) List<Scope> scopes) {}

    record KeyView(
            String keyId,
            String name,
            @Doc("Its first characters.") String keyPrefix,
            List<Scope> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    sorted(key.scopes()),
                    key.createdAt(),
                    key.revokedAt().orElse(null));
        }
    }

    record NewKeyView(
            String keyId,
            String name,
            String keyPrefix,
            @Doc("The key. It is shown this once.") String rawKey,
            List<Scope> scopes,
            Instant createdAt) {
        static NewKeyView of(Access.NewKey made) {
            var key = made.key();
            return new NewKeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    made.text(),
                    sorted(key.scopes()),
                    key.createdAt());
        }
    }

    private static List<Scope> sorted(Set<Scope> scopes) {
        return List.copyOf(EnumSet.copyOf(scopes));
    }

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("keys.create", CreateKey.class, NewKeyView.class, this::create)
                        .at(POST, "/keys")
                        .status(201)
                        .doc("Makes a key.")
                        .secret()
                        .scope(FULL),
                query("keys.list", Nothing.class, Output.page(KeyView.class), this::list)
                        .at(GET, "/keys")
                        .doc("Keys, newest first, revoked ones included.")
                        .scope(FULL),
                mutation("keys.revoke", ById.class, Nothing.class, this::revoke)
                        .at(DELETE, "/keys/{id}")
                        .doc("Takes a key out of use.")
                        .scope(FULL));
    }

    private NewKeyView create(Caller caller, CreateKey in) {
        return NewKeyView.of(access.create(caller.workspace(), in.name(), Set.copyOf(in.scopes())));
    }

    private Page<KeyView> list(Caller caller, Nothing in) {
        return Paging.whole(access.list(caller.workspace()), KeyView::of);
    }

    private Nothing revoke(Caller caller, ById in) {
        access.revoke(caller.workspace(), in.id());
        return Nothing.NOTHING;
    }
}
