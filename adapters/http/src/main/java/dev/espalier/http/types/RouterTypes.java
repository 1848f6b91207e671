package dev.espalier.http.types;

import static java.util.stream.Collectors.joining;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The `.d.ts` of the router that tRPC clients see.
///
/// The procedures' own types, and not tRPC's server, make the type: `@trpc/server` exports what is
/// needed from 11.4.0 on. Dates are declared as `Date`; a client without a transformer then sees
/// text, one with superjson a `Date`, as is so on the wire.
public final class RouterTypes {
    private static final String HEAD =
            """
            // Made from Espalier's table of operations. Do not edit: a test compares the two, and makes it anew.

            """;

    private static final String FRAME =
            """
            /** What one answer of a list holds. */
            export type Page<T> = {
              data: T[];
              /** Where the next page begins; null on the last one. */
              nextCursor: string | null;
            };

            /** One fault of an input. */
            export type Issue = {
              /** Such as `steps[3].name`; empty for the whole input. */
              path: string;
              /** Inside a text of several lines, such as a definition. */
              line?: number;
              /** What was given, then what is expected. */
              message: string;
            };

            /** What a client finds in `error.data`. */
            export interface ErrorShape extends TRPCDefaultErrorShape {
              data: TRPCDefaultErrorShape['data'] & {
                /** With the code BAD_REQUEST: every fault of the input. */
                issues?: Issue[];
              };
            }

            /** The router at `/trpc`, for links without a transformer: dates come out as ISO 8601 text. */
            export type AppRouter = TRPCBuiltRouter<
              { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
              Procedures
            >;

            /** The router at `/trpc-sj`, for links with superjson: dates come out as `Date`. */
            export type AppRouterSuperjson = TRPCBuiltRouter<
              { ctx: object; meta: object; errorShape: ErrorShape; transformer: true },
              Procedures
            >;

            /** What each procedure takes: `RouterInputs['contacts']['create']`. */
            export type RouterInputs = inferRouterInputs<AppRouter>;

            /** What each procedure answers to a client without a transformer. */
            export type RouterOutputs = inferRouterOutputs<AppRouter>;
            """;

    /// How one kind of operation is declared.
    ///
    /// @param type of `@trpc/server`
    /// @param output with `%s` for what the operation answers
    private record Form(String type, String output) {}

    private final Collection<Operation<?, ?>> operations;
    private final Names names;
    private final TypeScript typeScript;

    private RouterTypes(Collection<Operation<?, ?>> operations) {
        this.operations = operations;
        this.names = Names.of(Reached.by(operations));
        this.typeScript = new TypeScript(names, Dialect.ROUTER);
    }

    /// The whole file. Operations that take a file are not in it: tRPC does not serve them.
    ///
    /// @throws IllegalArgumentException when two records, or two operations, need one name
    public static String of(Operations operations) {
        var served = operations.all().stream().filter(one -> one.file().isEmpty()).toList();
        return new RouterTypes(served).text();
    }

    private String text() {
        return HEAD + imports() + "\n" + aliases() + procedures() + "\n" + FRAME;
    }

    private String imports() {
        var types = new TreeSet<>(List.of("TRPCBuiltRouter", "TRPCDefaultErrorShape"));
        operations.forEach(operation -> types.add(form(operation).type()));
        types.add("inferRouterInputs");
        types.add("inferRouterOutputs");
        return types.stream()
                .collect(joining(",\n  ", "import type {\n  ", ",\n} from '@trpc/server';\n"));
    }

    private String aliases() {
        return names.inOrder().stream().map(use -> typeScript.alias(use) + "\n").collect(joining());
    }

    private String procedures() {
        var procedures = new Procedures();
        for (var operation : operations) {
            procedures.add(
                    operation.name(), TypeScript.comment(operation.doc()), procedure(operation));
        }
        return "/** Every procedure, by its dotted name. */\nexport type Procedures = "
                + procedures.text()
                + ";\n";
    }

    private String procedure(Operation<?, ?> operation) {
        var form = form(operation);
        return form.type()
                + "<{ meta: object; input: "
                + typeScript.input(operation.input())
                + "; output: "
                + form.output().formatted(typeScript.output(operation.output()))
                + " }>";
    }

    private static Form form(Operation<?, ?> operation) {
        return switch (operation.kind()) {
            case QUERY -> new Form("TRPCQueryProcedure", "%s");
            case MUTATION -> new Form("TRPCMutationProcedure", "%s");
            case SUBSCRIPTION ->
                    new Form(
                            "TRPCSubscriptionProcedure",
                            "AsyncIterable<{ id: string; data: %s }, void, unknown>");
        };
    }
}
