package io.mytrader.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules, told apart by where a class was compiled to, and what each of them may see. */
final class Modules {
    private static final Pattern FOLDER = Pattern.compile("/([a-z-]+)/target/(?:classes|[^/]+jar)");

    private static final String MODEL = "core-model";

    /**
     * The dependency picture of docs/architecture.md. A module that is missing here needs an ADR.
     */
    private static final Map<String, Set<String>> VISIBLE = new TreeMap<>();

    static {
        VISIBLE.put(MODEL, Set.of());
        VISIBLE.put("core-strategy", Set.of(MODEL));
        VISIBLE.put("core-risk", Set.of(MODEL));
        VISIBLE.put("core-engine", Set.of(MODEL, "core-strategy", "core-risk"));
        VISIBLE.put("store-local", Set.of(MODEL));
        VISIBLE.put("broker-ib", Set.of(MODEL));
        VISIBLE.put("llm-bedrock", Set.of(MODEL));
        VISIBLE.put("ib-gateway-sim", Set.of(MODEL, "broker-ib"));
        VISIBLE.put(
                "app-runtime",
                Set.of(
                        MODEL,
                        "core-strategy",
                        "core-risk",
                        "core-engine",
                        "store-local",
                        "broker-ib",
                        "llm-bedrock"));
        VISIBLE.put(
                "app-dashboard",
                Set.of(MODEL, "core-strategy", "core-risk", "core-engine", "app-runtime"));
        VISIBLE.put("app-cli", Set.copyOf(VISIBLE.keySet()));
    }

    private Modules() {}

    /** The module of a class of ours; empty for classes of the JDK and of libraries. */
    static Optional<String> of(JavaClass type) {
        return type.getSource()
                .flatMap(source ->
                        FOLDER.matcher(source.getUri().toString())
                                .results()
                                .reduce((first, last) -> last))
                .map((MatchResult match) -> match.group(1));
    }

    static boolean maySee(String module, String other) {
        return module.equals(other) || VISIBLE.getOrDefault(module, Set.of()).contains(other);
    }

    static boolean isKnown(String module) {
        return VISIBLE.containsKey(module);
    }

    static DescribedPredicate<JavaClass> in(String... modules) {
        List<String> names = Arrays.asList(modules);
        return DescribedPredicate.describe(
                "are in " + String.join(" or ", names),
                type -> of(type).map(names::contains).orElse(false));
    }

    /** The classes that must be deterministic. */
    static DescribedPredicate<JavaClass> inCore() {
        return DescribedPredicate.describe(
                "are in core-*", type -> of(type).map(m -> m.startsWith("core-")).orElse(false));
    }

    /** Leaves out test classes, also those of test-jars. */
    static final class WithoutTests implements ImportOption {
        private static final ImportOption TEST_CLASSES = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return TEST_CLASSES.includes(location) && !location.contains("-tests.jar");
        }
    }
}
