package dev.espalier.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Reading;
import dev.espalier.refusal.Issue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads texts for tests.
final class Texts {

    private static final TextSyntax SYNTAX = new TextSyntax();

    private Texts() {}

    static Reading read(String text) {
        return SYNTAX.read(text, Holidays.NONE, Optional.empty());
    }

    static Definition definition(String text) {
        var reading = read(text);
        assertThat(reading).as(text).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).definition();
    }

    static List<String> faults(String text) {
        return switch (read(text)) {
            case Reading.Faulty(var issues) -> issues.stream().map(Issue::text).toList();
            case Reading.Read _ -> List.of();
        };
    }

    static String sample(String name) {
        try (var in = Texts.class.getResourceAsStream("/samples/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
