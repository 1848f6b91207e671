package dev.espalier.engine.signing;

/// What a token is for. The name goes into the signature, so none may ever change.
public enum Purpose {
    /// In the local part of an address, which some hosts write in lower case.
    RETURN_PATH("return-path", 10, Spelling.BASE32),

    /// In links and in the subject of a mail that unsubscribes.
    UNSUBSCRIBE("unsubscribe", 16, Spelling.BASE64URL);

    private final String label;
    private final int macLength;
    private final Spelling spelling;

    Purpose(String label, int macLength, Spelling spelling) {
        this.label = label;
        this.macLength = macLength;
        this.spelling = spelling;
    }

    String label() {
        return label;
    }

    /// Bytes of the signature that are kept: 10 are 80 bits, more than anybody can try over a
    /// network.
    int macLength() {
        return macLength;
    }

    Spelling spelling() {
        return spelling;
    }
}
