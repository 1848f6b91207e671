package dev.espalier.mail.mime;

import java.util.Random;

/// Text of every script and of everything that means something in a header or a body.
final class RandomText {

    private static final String[] PIECES = {
        "a", "B", "7", " ", " ", "  ", "é", "ß", "日本", "語", "🎉", "👩‍👩‍👧", "\u0301", "=", "=?",
                "?=", "_",
        "=20", ".", "..", "\"", "\\", "<", ">", ",", ";", ":", "@", "(", ")", "[", "]", "'",
                "From ",
        "=?UTF-8?Q?x?=", "word", "\u00a0", "\u200f", "--", "&", "%"
    };

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    String line(int longest) {
        var line = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            line.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return line.toString();
    }

    String body() {
        var body = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            body.append(random.nextInt(5) == 0 ? "plain words only " : line(random.nextInt(120)));
            body.append(random.nextInt(4) == 0 ? " \t" : "").append('\n');
        }
        return body.append(line(3)).append('x').toString();
    }
}
