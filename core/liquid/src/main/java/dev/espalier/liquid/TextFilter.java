package dev.espalier.liquid;

/// A filter from text to text. What was HTML stays HTML: none of these can make a tag of an entity.
interface TextFilter {
    String apply(String text, Arguments arguments);

    /// As a filter that pays for what it reads and makes.
    static Filter of(TextFilter filter) {
        return (input, arguments) -> {
            var text = arguments.text(input);
            arguments.budget().spend(text.length());
            var made = filter.apply(text, arguments);
            arguments.budget().spend(made.length());
            return input instanceof Safe ? new Safe(made) : made;
        };
    }
}
