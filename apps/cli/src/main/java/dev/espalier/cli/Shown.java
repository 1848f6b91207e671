package dev.espalier.cli;

import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Results on standard output: a table for people, JSON for programs.
final class Shown {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();

    @Option(names = "--json", description = "JSON instead of a table; lists: one object a line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /// One object.
    ///
    /// @param text for people
    void one(Object value, String text) {
        System.out.println(json ? line(value) : text);
    }

    static String line(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// A list.
    ///
    /// @param table for people
    <T> void all(Iterable<? extends T> things, Table<T> table) {
        if (json) {
            things.forEach(one -> System.out.println(line(one)));
        } else {
            System.out.print(table.of(things));
        }
    }
}
