package dev.espalier.liquid;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every tag by its name. `raw`, `comment`, `doc`, `liquid` and `#` are settled by the [Scanner].
final class Tags {
    /// Reads one tag, and the block it opens.
    interface TagParser {
        Node parse(Token.Tag tag, Parser parser);
    }

    private static final Map<String, TagParser> TAGS = new HashMap<>();

    static {
        BranchTags.register(TAGS);
        LoopTags.register(TAGS);
        BindingTags.register(TAGS);
        PartialTags.register(TAGS);
    }

    private static final Set<String> DIVIDERS = Set.of("else", "elsif", "when");

    private Tags() {}

    static @Nullable TagParser named(String name) {
        return TAGS.get(name);
    }

    static Set<String> names() {
        return TAGS.keySet();
    }

    static boolean isPartOfBlock(String name) {
        return DIVIDERS.contains(name) || name.startsWith("end");
    }
}
