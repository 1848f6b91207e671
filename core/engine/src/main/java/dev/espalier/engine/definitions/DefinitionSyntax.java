package dev.espalier.engine.definitions;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Reading;
import dev.espalier.definition.Trigger;
import dev.espalier.definition.TriggersReading;
import java.util.List;
import java.util.Optional;

/// The port to the texts' syntax: JSON and YAML in, one canonical form out.
public interface DefinitionSyntax {

    /// @param previous what the text said before this edit: steps without a key keep the one they
    ///   had
    Reading read(String text, Optional<Definition> previous);

    /// @param text a trigger or a list of them, as JSON
    TriggersReading readTriggers(String text);

    /// One line of JSON that [#read] reads back as an equal definition.
    String write(Definition definition);

    /// One line of JSON that [#readTriggers] reads back as equal triggers.
    String write(List<Trigger> triggers);
}
