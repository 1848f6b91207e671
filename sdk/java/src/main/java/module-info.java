/// Espalier for Java programs: email sequences, drafted, approved, sent once, at their time.
module dev.espalier.sdk {
    requires transitive java.net.http;
    requires static org.jspecify;

    exports dev.espalier.sdk;
    exports dev.espalier.sdk.definition;
}
