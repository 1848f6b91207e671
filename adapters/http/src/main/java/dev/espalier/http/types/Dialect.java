package dev.espalier.http.types;

import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Shape;
import java.util.Optional;

/// For whom types are spelled: the router's client, which has transformers for dates, or the SDK,
/// which has JSON and types of its own for what an author writes.
enum Dialect {
    ROUTER {
        @Override
        String given(String before) {
            return "Date | string";
        }

        @Override
        String got(String before) {
            return "Date";
        }

        @Override
        Optional<String> known(Field field, Way way) {
            return Optional.empty();
        }
    },
    SDK {
        @Override
        String given(String before) {
            return "Date | " + got(before);
        }

        @Override
        String got(String before) {
            return before + "Moment";
        }

        @Override
        Optional<String> known(Field field, Way way) {
            return Optional.ofNullable(
                    switch (field.shape()) {
                        case Shape.Text _ when field.name().equals("definition") && way == Way.IN ->
                                "string | Definition";
                        case Shape.Listing _ when field.name().equals("triggers") -> "Trigger[]";
                        case Shape.FreeForm _ when field.name().equals("schedule") -> "Schedule";
                        case Shape _ -> null;
                    });
        }
    };

    /// A moment going in.
    ///
    /// @param before before each name, as `t.` where the types are of another file
    abstract String given(String before);

    /// A moment coming out.
    abstract String got(String before);

    /// The name of a type that is written by hand, where there is one for this field.
    abstract Optional<String> known(Field field, Way way);
}
