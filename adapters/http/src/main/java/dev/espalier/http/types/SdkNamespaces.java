package dev.espalier.http.types;

import static java.util.stream.Collectors.joining;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the classes of the SDK's namespaces, and the one class that has them all.
final class SdkNamespaces {
    private static final String IMPORTS =
            """
            import type { Pages } from '../pages.js';
            import type { RequestOptions, Transport, Upload } from '../transport.js';
            import type * as t from './types.js';

            """;

    private final Map<String, List<SdkMethod>> namespaces = new LinkedHashMap<>();
    private final TypeScript typeScript;

    /// @throws IllegalArgumentException when two operations need one name
    SdkNamespaces(List<SdkMethod> methods, TypeScript typeScript) {
        this.typeScript = typeScript;
        for (var method : methods) {
            var beside = namespaces.computeIfAbsent(method.namespace(), _ -> new ArrayList<>());
            if (beside.stream().anyMatch(other -> other.name().equals(method.name()))) {
                throw new IllegalArgumentException(
                        "operation "
                                + method.operation().name()
                                + ": the SDK has a method "
                                + method.namespace()
                                + "."
                                + method.name()
                                + " already (expected: a name of its own)");
            }
            beside.add(method);
        }
    }

    String text() {
        return SdkTypes.HEAD
                + IMPORTS
                + namespaces.entrySet().stream()
                        .map(entry -> namespace(entry.getKey(), entry.getValue()))
                        .collect(joining("\n"))
                + "\n"
                + all()
                + "\n"
                + methods();
    }

    private String namespace(String name, List<SdkMethod> methods) {
        return "/** The namespace `"
                + name
                + "`. */\nexport class "
                + methods.getFirst().className()
                + " {\n"
                + "  /** @internal */\n"
                + "  constructor(protected readonly transport: Transport) {}\n"
                + methods.stream().map(this::method).collect(joining())
                + "}\n";
    }

    private String method(SdkMethod method) {
        return "\n"
                + (TypeScript.comment(doc(method))
                                + "%s(%s): %s {\n"
                                        .formatted(
                                                method.name(), parameters(method), answer(method))
                                + "  return this.transport.%s(%s, %s, options);\n"
                                        .formatted(verb(method), route(method), given(method))
                                + "}\n")
                        .indent(2);
    }

    private static String doc(SdkMethod method) {
        return method.arguments().stream()
                .filter(field -> !field.doc().isEmpty())
                .map(field -> "\n@param " + field.name() + " " + field.doc())
                .collect(joining("", method.operation().doc(), ""))
                .strip();
    }

    private String parameters(SdkMethod method) {
        var parameters = new ArrayList<String>();
        for (var field : method.arguments()) {
            parameters.add(field.name() + ": " + argument(field));
        }
        if (method.operation().file().isPresent()) {
            parameters.add("file: Upload");
        }
        if (!method.rest().isEmpty()) {
            boolean optional = method.rest().stream().noneMatch(Field::required);
            parameters.add((optional ? "input?: t." : "input: t.") + method.inputName());
        }
        parameters.add("options?: RequestOptions");
        return String.join(", ", parameters);
    }

    private String argument(Field field) {
        return typeScript.qualified("t.").of(field, Way.IN);
    }

    private String answer(SdkMethod method) {
        return answer(method.operation().output());
    }

    private <O> String answer(Output<O> output) {
        var spelled = typeScript.qualified("t.");
        return switch (output) {
            case Output.Single<O>(_, var shape) -> promise(spelled.type(shape, Way.OUT));
            case Output.Possible<?>(var shape) -> promise(spelled.type(shape, Way.OUT) + " | null");
            case Output.Making<?>(var shape) -> promise(spelled.type(shape, Way.OUT));
            case Output.Settling<?>(var shape) when shape.fields().isEmpty() ->
                    promise("void | t.InFlight");
            case Output.Settling<?>(var shape) ->
                    promise(spelled.type(shape, Way.OUT) + " & Partial<t.InFlight>");
            case Output.Paged<?>(var element) -> "Pages<" + spelled.type(element, Way.OUT) + ">";
            case Output.Listed<?>(var shape) -> promise(spelled.type(shape, Way.OUT));
            case Output.Raw _ -> promise("string");
            case Output.Empty _ -> promise("void");
        };
    }

    private static String promise(String type) {
        return "Promise<" + type + ">";
    }

    private static String verb(SdkMethod method) {
        return method.operation().output() instanceof Output.Paged<?> ? "pages" : "call";
    }

    /// What the transport needs to know of a route.
    private static String route(SdkMethod method) {
        var operation = method.operation();
        var parts = new ArrayList<String>();
        parts.add("name: '" + operation.name() + "'");
        parts.add("method: '" + method.route().verb() + "'");
        parts.add("path: '" + method.route().path().text() + "'");
        parts.add("reads: " + (operation.kind() == Operation.Kind.QUERY));
        operation.file().ifPresent(mediaType -> parts.add("file: '" + mediaType + "'"));
        if (operation.output() instanceof Output.Raw(var mediaType)) {
            parts.add("answers: '" + mediaType + "'");
        }
        if (method.secret()) {
            parts.add("secret: true");
        }
        method.known().ifPresent(prefix -> parts.add("known: { by: 'id', as: '" + prefix + "' }"));
        if (operation.input().field("cursor").isPresent()) {
            parts.add("paged: true");
        }
        return "{ " + String.join(", ", parts) + " }";
    }

    /// The operation's whole input.
    private static String given(SdkMethod method) {
        var arguments =
                Stream.concat(
                        method.arguments().stream().map(Field::name),
                        method.operation().file().isPresent() ? Stream.of("file") : Stream.of());
        var names = arguments.collect(joining(", "));
        if (method.rest().isEmpty()) {
            return names.isEmpty() ? "{}" : "{ " + names + " }";
        }
        return names.isEmpty() ? "input" : "{ ...input, " + names + " }";
    }

    private String all() {
        return namespaces.entrySet().stream()
                        .map(entry ->
                                "  readonly %s: %s;\n"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue().getFirst().className()))
                        .collect(
                                joining(
                                        "",
                                        "/** Every namespace. */\nexport abstract class Namespaces {\n",
                                        ""))
                + namespaces.entrySet().stream()
                        .map(entry ->
                                "    this.%s = new %s(transport);\n"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue().getFirst().className()))
                        .collect(
                                joining(
                                        "",
                                        "\n  protected constructor(transport: Transport) {\n",
                                        "  }\n}\n"));
    }

    /// The operation behind each method, and what its arguments are called, for tests.
    private String methods() {
        return namespaces.values().stream()
                .flatMap(List::stream)
                .map(method ->
                        "  '%s': ['%s', '%s', %s],\n"
                                .formatted(
                                        method.operation().name(),
                                        method.namespace(),
                                        method.name(),
                                        names(method)))
                .collect(
                        joining(
                                "",
                                "/** The method of each operation, and which fields are arguments of their own. @internal */\nexport const methods: Readonly<Record<string, readonly [namespace: string, method: string, args: readonly string[], rest: boolean]>> = {\n",
                                "};\n"));
    }

    private static String names(SdkMethod method) {
        var names =
                Stream.concat(
                                method.arguments().stream().map(Field::name),
                                method.operation().file().isPresent()
                                        ? Stream.of("file")
                                        : Stream.of())
                        .map(name -> "'" + name + "'")
                        .collect(joining(", ", "[", "]"));
        return names + ", " + !method.rest().isEmpty();
    }
}
