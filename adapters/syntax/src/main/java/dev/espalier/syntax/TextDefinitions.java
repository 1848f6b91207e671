package dev.espalier.syntax;

import dev.espalier.definition.Definition;
import dev.espalier.definition.DefinitionReader;
import dev.espalier.definition.DefinitionWriter;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Reading;
import dev.espalier.definition.Trigger;
import dev.espalier.definition.TriggersReading;
import dev.espalier.engine.definitions.DefinitionSyntax;
import java.util.List;
import java.util.Optional;

/// The engine's port to definitions in JSON and YAML.
public final class TextDefinitions implements DefinitionSyntax {

    private final TextSyntax syntax = new TextSyntax();
    private final Holidays holidays;

    /// @param holidays says which regions a schedule may name
    public TextDefinitions(Holidays holidays) {
        this.holidays = holidays;
    }

    @Override
    public Reading read(String text, Optional<Definition> previous) {
        return syntax.read(text, holidays, previous);
    }

    @Override
    public TriggersReading readTriggers(String text) {
        return switch (syntax.parse(text)) {
            case Parsed.Tree(var root) -> DefinitionReader.readTriggers(root);
            case Parsed.Malformed(var issues) -> new TriggersReading.Faulty(issues);
        };
    }

    @Override
    public String write(Definition definition) {
        return syntax.write(DefinitionWriter.write(definition));
    }

    @Override
    public String write(List<Trigger> triggers) {
        return syntax.write(DefinitionWriter.writeTriggers(triggers));
    }
}
