package dev.espalier.http.types;

import static java.util.stream.Collectors.joining;

import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Shape;
import java.util.List;

/// Spells shapes in TypeScript.
final class TypeScript {
    private final Names names;
    private final Dialect dialect;
    private final String before;

    TypeScript(Names names, Dialect dialect) {
        this(names, dialect, "");
    }

    private TypeScript(Names names, Dialect dialect, String before) {
        this.names = names;
        this.dialect = dialect;
        this.before = before;
    }

    /// The same for another file, where every name has something before it.
    TypeScript qualified(String before) {
        return new TypeScript(names, dialect, before);
    }

    /// What a caller must give: nothing for a record without fields, perhaps nothing when all of
    /// them may be left out.
    String input(Composite input) {
        if (input.fields().isEmpty()) {
            return "void";
        }
        boolean optional = input.fields().stream().noneMatch(Field::required);
        return type(input, Way.IN) + (optional ? " | void" : "");
    }

    <O> String output(Output<O> output) {
        return switch (output) {
            case Output.Single<O>(_, var shape) -> type(shape, Way.OUT);
            case Output.Possible<?>(var shape) -> type(shape, Way.OUT) + " | null";
            case Output.Making<?>(var shape) -> type(shape, Way.OUT);
            case Output.Settling<?>(var shape) ->
                    shape.fields().isEmpty()
                            ? "undefined | { inFlight: number }"
                            : type(shape, Way.OUT) + " & { inFlight?: number }";
            case Output.Paged<?>(var element) -> "Page<" + type(element, Way.OUT) + ">";
            case Output.Listed<?>(var shape) -> type(shape, Way.OUT);
            case Output.Raw _ -> "string";
            // Not void: tRPC's Serialize makes never of it, and then everything is allowed.
            case Output.Empty _ -> "undefined";
        };
    }

    /// A type alias and not an interface: tRPC's helpers ask for an index signature, which only
    /// aliases have by themselves.
    String alias(Use use) {
        return comment(use.record().doc())
                + "export type "
                + names.of(use)
                + " = "
                + fields(use.record().fields(), use.way())
                + ";\n";
    }

    /// An object type.
    String fields(List<Field> fields, Way way) {
        return fields.isEmpty()
                ? "Record<string, never>"
                : fields.stream().map(field -> field(field, way)).collect(joining("", "{\n", "}"));
    }

    private String field(Field field, Way way) {
        String doc = field.doc();
        boolean optional = way == Way.IN && !field.required();
        if (optional && field.presence() instanceof Field.Presence.Defaulted(_, var json)) {
            doc += (doc.isEmpty() ? "" : " ") + "Default: `" + json + "`.";
        }
        String line =
                field.name()
                        + (optional ? "?: " : ": ")
                        + of(field, way)
                        + (field.nullable() ? " | null" : "")
                        + ";\n";
        return (comment(doc) + line).indent(2);
    }

    /// What a field holds, `null` aside.
    String of(Field field, Way way) {
        return dialect.known(field, way).orElseGet(() -> type(field.shape(), way));
    }

    String type(Shape shape, Way way) {
        return switch (shape) {
            case Shape.Text _ -> "string";
            case Shape.Whole _, Shape.Decimal _ -> "number";
            case Shape.Truth _ -> "boolean";
            case Shape.Word(var words) ->
                    words.keySet().stream().map(TypeScript::quoted).collect(joining(" | "));
            // Going in, a client's own text will do; coming out it is what the transformer makes.
            case Shape.Moment _ -> way == Way.IN ? dialect.given(before) : dialect.got(before);
            case Shape.FreeForm _ -> "Record<string, unknown>";
            case Shape.Anything _ -> "unknown";
            case Shape.Listing(var element, _, _) -> array(type(element, way));
            case Shape.Dictionary(var value, _) -> "Record<string, " + type(value, way) + ">";
            case Composite composite -> before + names.of(new Use(composite, way));
        };
    }

    private static String array(String element) {
        return (element.contains(" | ") ? "(" + element + ")" : element) + "[]";
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /// A doc comment on lines of its own; nothing for nothing.
    static String comment(String doc) {
        if (doc.isBlank()) {
            return "";
        }
        return doc.strip().replace("*/", "*\\/").lines().collect(joining("\n * ", "/** ", " */\n"));
    }
}
