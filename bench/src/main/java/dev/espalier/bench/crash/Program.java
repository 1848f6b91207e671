package dev.espalier.bench.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a process is started.
///
/// @param server what comes before `serve`
record Program(List<String> server) {

    /// The launcher, as an operator starts it.
    static Program ofLauncher(Path launcher) {
        return new Program(List.of(launcher.toAbsolutePath().toString()));
    }

    /// From the class path of this process, with what makes a start quick.
    static Program ofClassPath() {
        return new Program(java("dev.espalier.cli.Main", "-XX:TieredStopAtLevel=1", "-Xmx160m"));
    }

    static List<String> java(String main, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }
}
