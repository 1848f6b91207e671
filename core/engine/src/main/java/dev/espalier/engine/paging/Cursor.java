package dev.espalier.engine.paging;

import dev.espalier.refusal.Refused.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The places in lists, as callers carry them: opaque text, good for one list only.
public final class Cursor {

    private static final int LONGEST = 2_000;

    private final String list;

    private Cursor(String list) {
        this.list = list;
    }

    /// @param list the list's name, such as `contacts`
    public static Cursor in(String list) {
        return new Cursor(list);
    }

    /// @param place where a page ended
    public String write(String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + place).getBytes(StandardCharsets.UTF_8));
    }

    /// The place a caller was given; empty at the start.
    ///
    /// @throws Invalid at path `cursor` when it is no cursor of this list
    public Optional<String> read(Optional<String> cursor) {
        return cursor.map(this::place);
    }

    /// [#read], for lists in the order of UUIDs.
    public Optional<UUID> readId(Optional<String> cursor) {
        return read(cursor).map(Cursor::id);
    }

    /// [#read], for lists in the order of numbers.
    public Optional<Long> readNumber(Optional<String> cursor) {
        return read(cursor).map(Cursor::number);
    }

    private static Long number(String place) {
        try {
            return Long.valueOf(place);
        } catch (NumberFormatException _) {
            throw unknown();
        }
    }

    private String place(String cursor) {
        if (cursor.length() > LONGEST) {
            throw unknown();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var prefix = list + " ";
            if (text.startsWith(prefix) && text.chars().noneMatch(Character::isISOControl)) {
                return text.substring(prefix.length());
            }
            throw unknown();
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static UUID id(String place) {
        try {
            return UUID.fromString(place);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static Invalid unknown() {
        return Invalid.of("cursor", "unknown (expected: the nextCursor of a page of this list)");
    }
}
