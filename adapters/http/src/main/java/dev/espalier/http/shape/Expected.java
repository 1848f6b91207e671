package dev.espalier.http.shape;

/// What a shape takes, in a few words.
final class Expected {
    private Expected() {}

    static String of(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> "text";
            case Shape.Whole _ -> "a whole number";
            case Shape.Decimal _ -> "a number";
            case Shape.Truth _ -> "true or false";
            case Shape.Word word -> String.join(", ", word.words().keySet());
            case Shape.Moment _ -> "a time";
            case Shape.Listing _ -> "a list";
            case Shape.FreeForm _, Shape.Dictionary _, Composite _ -> "an object";
            case Shape.Anything _ -> "any value";
        };
    }
}
