package dev.espalier.http.types;

import static java.util.stream.Collectors.joining;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the TypeScript SDK knows of the table: the types of its inputs and answers, and a class for
/// each namespace with a method for each operation. How requests are sent, repeated and paged is
/// written by hand beside them.
public final class SdkTypes {
    static final String HEAD =
            """
            // Made from Espalier's table of operations. Do not edit: a test compares the two, and makes it anew.

            """;

    private static final String FRAME =
            """
            /** A moment as ISO 8601 text, in UTC with milliseconds: `2026-01-31T09:00:00.000Z`. */
            export type Moment = string;

            /** Beside what was stopped: so many emails the relay may still see. */
            export type InFlight = {
              inFlight: number;
            };

            """;

    /// Records that are called otherwise than by their name without `View`.
    private static final Map<String, String> RENAMED =
            Map.ofEntries(
                    Map.entry("AuditView", "AuditEntry"),
                    Map.entry("BatchView", "TrackedBatch"),
                    Map.entry("CheckView", "DefinitionCheck"),
                    Map.entry("DryRunView", "DryRunResult"),
                    Map.entry("Event", "NewEvent"),
                    Map.entry("HeaderView", "MailHeader"),
                    Map.entry("ImportView", "ImportReport"),
                    Map.entry("KeyView", "ApiKey"),
                    Map.entry("MessageView", "MailMessage"),
                    Map.entry("NewKeyView", "NewApiKey"),
                    Map.entry("Refused", "RefusedRow"),
                    Map.entry("SequenceReview", "SequenceWithEmails"),
                    Map.entry("StatusView", "SequenceStatus"),
                    Map.entry("StepView", "DryRunStep"),
                    Map.entry("SummaryView", "MailSummary"),
                    Map.entry("TimelineView", "TimelineEntry"),
                    Map.entry("Warning", "RowWarning"),
                    Map.entry("WarningView", "SenderWarning"));

    private final List<SdkMethod> methods;
    private final Names names;
    private final TypeScript typeScript;

    private SdkTypes(List<SdkMethod> methods) {
        this.methods = methods;
        this.names =
                Names.of(
                        Reached.inside(
                                methods.stream()
                                        .<Operation<?, ?>>map(SdkMethod::operation)
                                        .toList()),
                        SdkTypes::called);
        this.typeScript = new TypeScript(names, Dialect.SDK);
    }

    /// The text of each file, by its name.
    ///
    /// @throws IllegalArgumentException when an operation has no method, or two need one name
    public static SequencedMap<String, String> of(Operations operations) {
        var made =
                new SdkTypes(
                        operations.all().stream()
                                .map(SdkMethod::of)
                                .flatMap(Optional::stream)
                                .toList());
        var files = new TreeMap<String, String>();
        files.put("types.ts", made.types());
        files.put("namespaces.ts", new SdkNamespaces(made.methods, made.typeScript).text());
        return files;
    }

    private static String called(String record) {
        return RENAMED.getOrDefault(
                record,
                record.endsWith("View") ? record.substring(0, record.length() - 4) : record);
    }

    private String types() {
        return HEAD
                + "import type { Definition, Schedule, Trigger } from '../definition.js';\n\n"
                + FRAME
                + names.inOrder().stream().map(typeScript::alias).collect(joining("\n"))
                + methods.stream()
                        .filter(method -> !method.rest().isEmpty())
                        .map(this::input)
                        .collect(joining("\n", "\n", ""));
    }

    private String input(SdkMethod method) {
        return TypeScript.comment(
                        "What `%s.%s` takes.".formatted(method.namespace(), method.name()))
                + "export type "
                + method.inputName()
                + " = "
                + typeScript.fields(method.rest(), Way.IN)
                + ";\n";
    }
}
