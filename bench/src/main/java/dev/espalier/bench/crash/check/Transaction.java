package dev.espalier.bench.crash.check;

/// One SMTP transaction as the sink saw it, from MAIL FROM to its end.
///
/// @param begun when MAIL FROM was read
/// @param ended when the final dot was read, the refusal said or the connection found broken; never
///   later than the answer
/// @param answered when the answer to the final dot had been said; 0: it never was, as far as is
///   known
/// @param connection the sink's number of the connection
/// @param node what the client called itself in EHLO: node and incarnation, such as `one-3.crash`
/// @param to the recipient; empty when none was said
/// @param subject the header; empty before the final dot
/// @param messageId the header without its brackets; empty before the final dot
/// @param sha256 of the message's bytes, dot-stuffing undone; empty before the final dot
public record Transaction(
        Outcome outcome,
        long begun,
        long ended,
        long answered,
        int connection,
        String node,
        String from,
        String to,
        String subject,
        String messageId,
        String sha256) {

    private static final int FIELDS = 11;

    /// One line without its end; the fields are separated by tabs.
    public String line() {
        return String.join(
                "\t",
                outcome.name(),
                Long.toString(begun),
                Long.toString(ended),
                Long.toString(answered),
                Integer.toString(connection),
                clean(node),
                clean(from),
                clean(to),
                clean(subject),
                clean(messageId),
                sha256);
    }

    private static String clean(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }

    /// @throws IllegalArgumentException when it is no line of [#line()]
    public static Transaction parse(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "\"" + line + "\" (expected: " + FIELDS + " fields)");
        }
        return new Transaction(
                Outcome.valueOf(fields[0]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Integer.parseInt(fields[4]),
                fields[5],
                fields[6],
                fields[7],
                fields[8],
                fields[9],
                fields[10]);
    }

    public Transaction answered(long at) {
        return new Transaction(
                outcome, begun, ended, at, connection, node, from, to, subject, messageId, sha256);
    }

    /// Whether the client was still waiting for its answer then.
    public boolean isOpenAt(long time) {
        boolean isAnswerOwed = outcome == Outcome.ACCEPTED || outcome == Outcome.STALLED;
        long closed = answered > 0 ? answered : isAnswerOwed ? Long.MAX_VALUE : ended;
        return begun <= time && closed >= time;
    }

    /// The subject's first word, by which these runs name a step.
    public String step() {
        int blank = subject.indexOf(' ');
        return blank < 0 ? subject : subject.substring(0, blank);
    }
}
