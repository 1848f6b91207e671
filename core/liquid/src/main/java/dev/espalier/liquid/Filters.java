package dev.espalier.liquid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every filter by its name.
final class Filters {
    private static final Map<String, FilterSpec> STANDARD = new HashMap<>();

    static {
        StringFilters.all().forEach(Filters::add);
        HtmlFilters.all().forEach(Filters::add);
        EncodingFilters.all().forEach(Filters::add);
        NumberFilters.all().forEach(Filters::add);
        ArrayFilters.all().forEach(Filters::add);
        SelectionFilters.all().forEach(Filters::add);
        ValueFilters.all().forEach(Filters::add);
    }

    private Filters() {}

    private static void add(FilterSpec filter) {
        STANDARD.put(filter.name(), filter);
    }

    static Optional<FilterSpec> named(String name) {
        return Optional.ofNullable(STANDARD.get(name));
    }

    static Set<String> names() {
        return STANDARD.keySet();
    }
}
