package dev.espalier.liquid;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names that hold for a part of a rendering: a loop's item, a snippet's parameters.
interface Frame {
    /// @return the value, [Variables.Absent] if this frame does not know the name
    @Nullable Object find(String name);

    record Parameters(Map<String, @Nullable Object> values) implements Frame {
        @Override
        public @Nullable Object find(String name) {
            Object value = values.get(name);
            return value != null || values.containsKey(name) ? value : Variables.Absent.ABSENT;
        }
    }

    /// The item of a loop and the loop's own object.
    final class Turn implements Frame {
        private final String itemName;
        private final String loopName;
        private final Loop loop;
        private @Nullable Object item;

        Turn(String itemName, String loopName, Loop loop) {
            this.itemName = itemName;
            this.loopName = loopName;
            this.loop = loop;
        }

        void item(@Nullable Object next) {
            item = next;
        }

        Loop loop() {
            return loop;
        }

        @Override
        public @Nullable Object find(String name) {
            if (name.equals(itemName)) return item;
            return name.equals(loopName) ? loop : Variables.Absent.ABSENT;
        }
    }
}
