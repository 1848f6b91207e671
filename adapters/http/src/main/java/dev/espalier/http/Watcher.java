package dev.espalier.http;

/// Is told of every request that was answered, on the request's own thread. Keep it quick.
@FunctionalInterface
public interface Watcher {

    Watcher NOBODY = (_, _, _) -> {};

    /// @param method as sent: a stranger's word
    /// @param status of HTTP
    /// @param nanos from the request's head to the end of its answer
    void answered(String method, int status, long nanos);
}
