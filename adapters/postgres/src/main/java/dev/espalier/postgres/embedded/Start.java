package dev.espalier.postgres.embedded;

/// The way from a locked directory to one that a server can be launched on.
final class Start {
    private Start() {}

    static Launcher prepare(DataDirectory directory, EmbeddedConfig config) {
        Cluster.refuseOtherMajor(directory);
        new Leftovers(directory).clear(config.progress());
        directory.removeUseless();
        var account = Account.choose(directory);
        var durable = !config.keepsNothing();
        var binaries = Binaries.unpack(directory, durable, config.progress());
        var password = Password.in(directory.password(), Cluster.exists(directory));
        if (!Cluster.exists(directory)) {
            config.progress().accept("initialising " + directory.cluster());
            Cluster.initialise(directory, binaries, account, durable);
        }
        Cluster.configure(directory, config.settings());
        new ServerLog(directory.log()).rotate();
        account.handOver(directory);
        return new Launcher(directory, config, binaries, account, password);
    }
}
