package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The finder that `./espalier` and `./mvnw` share, on JDKs that are a folder with a `release`
/// file.
class LauncherTest {

    private static final Path FINDER = Path.of("../../.mvn/find-jdk.sh").toAbsolutePath();

    @TempDir Path directory;

    private Path jdk(String name, String version) throws IOException {
        var home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n");
        assertThat(home.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return home;
    }

    private record Found(int code, String text) {}

    private Found find(Map<String, String> environment, String between) throws Exception {
        var script =
                ". '" + FINDER + "'\n" + between + "\nespalier_find_jdk && echo \"$JAVA_HOME\"";
        var out = Files.createTempFile(directory, "found", ".txt");
        var builder =
                new ProcessBuilder(List.of("/bin/sh", "-eu", "-c", script))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("ESPALIER_JAVA_HOME");
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Found(code, Files.readString(out));
    }

    @Test
    void the_one_that_is_named_for_espalier_comes_first() throws Exception {
        var named = jdk("named", "26.0.1");
        var usual = jdk("usual", "25");

        var found =
                find(
                        Map.of(
                                "ESPALIER_JAVA_HOME", named.toString(),
                                "JAVA_HOME", usual.toString()),
                        "");

        assertThat(found).isEqualTo(new Found(0, named + "\n"));
    }

    @Test
    void an_older_one_is_passed_over() throws Exception {
        var found =
                find(
                        Map.of(
                                "ESPALIER_JAVA_HOME", jdk("old", "17.0.15").toString(),
                                "JAVA_HOME", jdk("new enough", "25.0.3").toString()),
                        "");

        assertThat(found).isEqualTo(new Found(0, directory.resolve("new enough") + "\n"));
    }

    @Test
    void without_any_it_says_what_it_saw_and_what_to_do() throws Exception {
        var old = jdk("old", "17.0.15");

        var found = find(Map.of("JAVA_HOME", old.toString()), "espalier_jdk_wanted=99");

        assertThat(found.code()).isNotZero();
        assertThat(found.text()).contains("no JDK 99 found", old + " (version 17)", "install one");
    }
}
