package dev.espalier.server;

/// What people know this process by among others on one database.
final class NodeName {

    private NodeName() {}

    /// The host, as far as the environment tells it, and the process number.
    static String ofThisProcess() {
        var host = System.getenv().getOrDefault("HOSTNAME", "node");
        return host.replaceAll("[^A-Za-z0-9.-]", "-") + ":" + ProcessHandle.current().pid();
    }
}
