package dev.espalier.http.operation;

import dev.espalier.access.Scope;
import dev.espalier.http.operation.Operation.Signature;
import dev.espalier.http.operation.Operation.Work;
import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An operation in the making. It becomes one by saying who may call it: [#scope] or [#open].
public final class Draft<I, O> {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");
    private final Signature<I, O> signature;
    private final Work<I, O> work;
    private @Nullable Verb verb;
    private @Nullable Template path;
    private int status;
    private int bodyLimit;
    private boolean secret;
    private String doc = "";

    Draft(Signature<I, O> signature, Work<I, O> work) {
        this.signature = signature;
        this.work = work;
        if (!NAME.matcher(signature.name()).matches()) {
            throw new IllegalArgumentException(
                    "operation \"" + signature.name() + "\" (expected: words joined by dots)");
        }
    }

    /// Where REST finds it; without this it has no REST route. Path parameters are fields of the
    /// input.
    public Draft<I, O> at(Verb verb, String path) {
        this.verb = verb;
        this.path = Template.of(path);
        return this;
    }

    /// The REST status of a success, when it is not 200 (204 without an output).
    public Draft<I, O> status(int status) {
        this.status = status;
        return this;
    }

    /// How many bytes a REST body may have, when the server's default is not right.
    public Draft<I, O> bodyLimit(int bytes) {
        this.bodyLimit = bytes;
        return this;
    }

    /// One sentence for whoever calls it.
    public Draft<I, O> doc(String doc) {
        this.doc = doc;
        return this;
    }

    /// Its answer holds a secret. It is not kept for a caller who repeats the request, so a request
    /// with an `Idempotency-Key` is refused.
    public Draft<I, O> secret() {
        this.secret = true;
        return this;
    }

    /// For callers with this scope.
    public Operation<I, O> scope(Scope scope) {
        return build(new Access.Needs(scope));
    }

    /// For anybody, without a credential.
    public Operation<I, O> open() {
        return build(new Access.Open());
    }

    private Operation<I, O> build(Access access) {
        return new Operation<>(signature, work, access, route(), secret, doc);
    }

    private @Nullable Route route() {
        if (verb == null || path == null) {
            return null;
        }
        boolean fits =
                switch (signature.kind()) {
                    case QUERY -> verb == Verb.GET || verb == Verb.POST;
                    case MUTATION -> verb != Verb.GET;
                    case SUBSCRIPTION -> false;
                };
        if (!fits) {
            throw wrong(
                    verb
                            + " (expected: GET for a query, or POST when a URL does not hold its"
                            + " input; another than GET for a mutation; none for a subscription)");
        }
        for (String name : path.parameters()) {
            if (!field(name).required() || !(field(name).shape() instanceof Shape.Scalar)) {
                throw wrong("{" + name + "} (expected: a required field of one value)");
            }
        }
        if (!verb.hasBody() || work instanceof Work.OnFile) {
            signature.input().fields().forEach(this::fitsQuery);
        }
        boolean empty = signature.output().isEmpty();
        int success = status == 0 ? (empty ? 204 : 200) : status;
        if (success < 200 || success > 299 || (success == 204) != empty) {
            throw wrong(
                    "status "
                            + success
                            + " (expected: 2xx, and 204 exactly when there is no output)");
        }
        return new Route(verb, path, success, bodyLimit);
    }

    private Field field(String name) {
        return signature
                .input()
                .field(name)
                .orElseThrow(() -> wrong("\"" + name + "\" (expected: a field of the input)"));
    }

    private void fitsQuery(Field field) {
        boolean fits =
                field.shape() instanceof Shape.Scalar
                        || (field.shape() instanceof Shape.Listing list
                                && list.element() instanceof Shape.Scalar);
        if (!fits) {
            throw wrong(
                    field.name() + " (expected: one value or a list of them, as there is no body)");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("operation " + signature.name() + ": " + what);
    }
}
