package dev.espalier.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Makes what differs from run to run the same in each: ids, keys and cursors are numbered as they
/// come, every moment is one moment.
final class Steady {

    private static final String MOMENT = "2026-01-05T09:00:00.000Z";
    private static final Pattern VOLATILE =
            Pattern.compile(
                    "(?<moment>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)"
                            + "|(?<prefix>\\b(?!esp_)[a-z]{2,5}_)(?<id>[0-9a-z]{26})\\b"
                            + "|(?<uuid>\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)"
                            + "|(?<=\"durationMillis\":)(?<took>\\d+)"
                            + "|(?<=\"month\":\")(?<month>\\d{4}-\\d\\d)"
                            + "|(?<key>\\besp_[A-Za-z0-9_-]{16,})"
                            + "|(?<=/welcome/)(?<link>[A-Za-z0-9_-]{43})"
                            + "|(?<=\"keyPrefix\":\")(?<start>esp_[A-Za-z0-9_-]+)"
                            + "|(?<=\"(nextCursor|cursor)\":\")(?<cursor>[A-Za-z0-9_=-]{8,})(?=\")");

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    ObjectNode of(ObjectNode told) {
        var text =
                VOLATILE.matcher(told.toString())
                        .replaceAll(found -> {
                            var prefix = found.group("prefix");
                            if (found.group("moment") != null) {
                                return MOMENT;
                            }
                            if (prefix != null) {
                                return numbered(found.group(), prefix, 26);
                            }
                            if (found.group("uuid") != null) {
                                return numbered(found.group(), "00000000-0000-0000-0000-", 12);
                            }
                            if (found.group("took") != null) {
                                return "0";
                            }
                            if (found.group("month") != null) {
                                return MOMENT.substring(0, 7);
                            }
                            if (found.group("key") != null) {
                                return numbered(found.group(), "esp_", 43);
                            }
                            if (found.group("link") != null) {
                                return numbered(found.group(), "link-", 38);
                            }
                            return found.group("cursor") != null
                                    ? numbered(found.group(), "cursor_", 4)
                                    : "esp_0000";
                        });
        return (ObjectNode) ApiClient.JSON.readTree(text);
    }

    private String numbered(String text, String prefix, int digits) {
        return known.computeIfAbsent(
                text,
                _ -> {
                    int count = counts.merge(prefix, 1, Integer::sum);
                    return prefix + ("%0" + digits + "d").formatted(count);
                });
    }
}
