package dev.espalier.engine.access;

/// What a start found.
public sealed interface FirstStart {

    /// The first one: there is a workspace and a key now.
    ///
    /// @param key to be printed once; it cannot be had again
    /// @param given whether the operator brought the key and so knows it
    /// @param link the secret part of the link by which the first owner comes in, once
    record Made(int workspace, String key, boolean given, String link) implements FirstStart {
        @Override
        public String toString() {
            return "Made[workspace=" + workspace + ", key=hidden, link=hidden]";
        }
    }

    /// There was a workspace already; a key that the operator brought was left aside.
    record Before() implements FirstStart {}
}
