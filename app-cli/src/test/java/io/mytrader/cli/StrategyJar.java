package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar with a strategy of a user, compiled from source as a user's build does it. */
final class StrategyJar {
    private static final String SERVICE = "io.mytrader.strategy.StrategyFactory";

    private StrategyJar() {}

    /**
     * Writes {@code NAME.jar} with a strategy of that name and of no parameters.
     *
     * @param name in lower case
     * @param members members of the class that makes the strategy
     * @param onBar the body of a lambda of {@code (bar, session)}
     */
    static void write(Path folder, String name, String members, String onBar) throws IOException {
        Path work = Files.createTempDirectory(folder, "classes");
        Path source =
                Files.writeString(
                        work.resolve("Mine.java"),
                        """
                        import io.mytrader.signal.*;
                        import io.mytrader.strategy.*;
                        public final class Mine implements StrategyFactory {
                            %s
                            static Signal buy(double confidence) {
                                return new Signal(SignalAction.BUY, confidence, java.util.List.of());
                            }
                            public String name() { return "%s"; }
                            public String description() { return "Tries something."; }
                            public java.util.List<Parameter> parameters() { return java.util.List.of(); }
                            public Strategy create(StrategyContext context) {
                                return (bar, session) -> { %s };
                            }
                        }
                        """
                                .formatted(members, name, onBar));
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                work.toString(),
                                source.toString());
        assertThat(failed).isZero();
        try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".jar"));
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.list(work)) {
            List<Path> classes =
                    files.filter(path -> path.toString().endsWith(".class")).sorted().toList();
            for (Path path : classes) {
                out.putNextEntry(new JarEntry(path.getFileName().toString()));
                Files.copy(path, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + SERVICE));
            out.write("Mine".getBytes(StandardCharsets.UTF_8));
        }
    }
}
