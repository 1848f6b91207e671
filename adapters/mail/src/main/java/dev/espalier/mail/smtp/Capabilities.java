package dev.espalier.mail.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What the relay offered in its answer to EHLO.
///
/// @param size the largest message it takes, in bytes; 0 when it named no limit
/// @param mechanisms of AUTH, upper case
record Capabilities(
        boolean pipelining,
        boolean eightBit,
        boolean utf8,
        boolean startTls,
        boolean sized,
        long size,
        Set<String> mechanisms) {

    static final Capabilities NONE =
            new Capabilities(false, false, false, false, false, 0, Set.of());

    static Capabilities of(Reply ehlo) {
        Set<String> words = new TreeSet<>();
        Set<String> mechanisms = new TreeSet<>();
        long size = 0;
        // The first line is the relay's name.
        for (String line : ehlo.lines().subList(1, ehlo.lines().size())) {
            // Some old relays write AUTH=LOGIN.
            List<String> parts =
                    Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("[ =]+"));
            String word = parts.getFirst();
            words.add(word);
            if (word.equals("AUTH")) {
                mechanisms.addAll(parts.subList(1, parts.size()));
            } else if (word.equals("SIZE") && parts.size() > 1) {
                size = number(parts.get(1));
            }
        }
        return new Capabilities(
                words.contains("PIPELINING"),
                words.contains("8BITMIME"),
                words.contains("SMTPUTF8"),
                words.contains("STARTTLS"),
                words.contains("SIZE"),
                size,
                mechanisms);
    }

    private static long number(String text) {
        boolean fits = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return fits && !text.isEmpty() ? Long.parseLong(text) : 0;
    }
}
