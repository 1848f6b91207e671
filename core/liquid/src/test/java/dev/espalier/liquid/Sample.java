package dev.espalier.liquid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values most tables render with.
final class Sample {
    static final Map<String, Object> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("name", "Ada");
        VALUES.put("text", "The quick brown fox");
        VALUES.put("blank_text", "  \n");
        VALUES.put("empty_text", "");
        VALUES.put("html", "<p class=\"a\">Tom & 'Jerry'</p>");
        VALUES.put("umlaut", "Grüße 👋🏽 an alle");
        VALUES.put("none", null);
        VALUES.put("yes", true);
        VALUES.put("no", false);
        VALUES.put("five", 5);
        VALUES.put("half", 0.5);
        VALUES.put("price", new BigDecimal("19.90"));
        VALUES.put("tags", List.of("red", "green", "blue"));
        VALUES.put("numbers", List.of(3, 1, 2));
        VALUES.put("mixed", Arrays.asList("b", null, "a", "b", null));
        VALUES.put("nested", List.of(List.of(1, 2), List.of(3, List.of(4))));
        VALUES.put("nothing", List.of());
        VALUES.put("no_map", Map.of());
        VALUES.put("contact", contact());
        VALUES.put("products", products());
        VALUES.put("day", LocalDate.parse("2024-02-29"));
        VALUES.put("moment", Instant.parse("2024-03-05T07:08:09.123456789Z"));
        VALUES.put("key", "city");
    }

    private Sample() {}

    private static Map<String, Object> contact() {
        var contact = new LinkedHashMap<String, Object>();
        contact.put("firstName", "Grace");
        contact.put("properties", Map.of("city", "Arlington", "two words", "ok"));
        contact.put("visits", List.of(7, 8, 9));
        contact.put("last-seen", "today");
        contact.put("size", "tall");
        return contact;
    }

    private static List<Map<String, Object>> products() {
        return List.of(
                product("Shirt", 20, true, "cloth"),
                product("Mug", 8, false, "ware"),
                product("hat", 15, true, "cloth"),
                product("Plate", 8, false, "ware"));
    }

    private static Map<String, Object> product(
            String title, int price, boolean available, String type) {
        var product = new LinkedHashMap<String, Object>();
        product.put("title", title);
        product.put("price", price);
        product.put("available", available);
        product.put("type", type);
        if (title.equals("Mug")) product.put("note", "fragile");
        return product;
    }
}
