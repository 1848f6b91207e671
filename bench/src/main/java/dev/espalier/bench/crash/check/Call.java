package dev.espalier.bench.crash.check;

/// One call that stops emails, and what came of it.
///
/// @param operation what was asked for, such as `pause`
/// @param status of the answer; 0: none came
/// @param inFlight what a 202 said may still be seen
/// @param begun when the request was sent
/// @param answered when the answer had been read
/// @param until when its effect was asked to end, such as by a resume; `Long.MAX_VALUE`: never
public record Call(
        String operation,
        Scope scope,
        int status,
        int inFlight,
        long begun,
        long answered,
        long until) {

    /// Whether the answer promised that nothing more is seen.
    public boolean isPromise() {
        return status / 100 == 2 && status != 202;
    }

    public Call until(long end) {
        return new Call(operation, scope, status, inFlight, begun, answered, end);
    }

    /// One line without its end.
    public String line() {
        return String.join(
                "\t",
                operation,
                scope.toString(),
                Integer.toString(status),
                Integer.toString(inFlight),
                Long.toString(begun),
                Long.toString(answered),
                Long.toString(until));
    }
}
