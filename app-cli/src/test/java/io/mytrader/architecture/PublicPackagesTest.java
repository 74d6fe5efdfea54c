package io.mytrader.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package of the published jars is either listed as public or says that it is internal. */
class PublicPackagesTest {
    private static final List<String> PUBLISHED =
            List.of("core-model", "core-strategy", "core-risk", "core-engine", "store-local");

    @Test
    void everyPublishedPackageIsListedOrMarkedInternal() throws IOException {
        String readme = Files.readString(Path.of("..", "core-engine", "README.md"));
        List<String> undecided = new ArrayList<>();
        for (String module : PUBLISHED) {
            Path sources = Path.of("..", module, "src", "main", "java");
            for (Path file : packageInfos(sources)) {
                String name =
                        sources.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
                boolean listed = readme.contains("`" + name + "`");
                boolean internal =
                        Files.readString(file).contains("Internal: may change in any release.");
                if (listed == internal) {
                    undecided.add(name);
                }
            }
        }
        assertThat(undecided).isEmpty();
    }

    private static List<Path> packageInfos(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java")).sorted().toList();
        }
    }
}
