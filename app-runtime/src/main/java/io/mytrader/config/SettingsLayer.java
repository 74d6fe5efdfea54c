package io.mytrader.config;

import io.mytrader.config.ConfigNode.Entry;
import io.mytrader.config.ConfigNode.Mapping;
import io.mytrader.config.ConfigNode.Scalar;
import io.mytrader.config.ConfigNode.Writing;
import io.mytrader.config.ValueReading.Complaint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one source and what is wrong with them.
 *
 * <p>One thread.
 */
final class SettingsLayer {
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final Set<String> unusable = new HashSet<>();

    /** Settings by path, those of strategies' parameters one by one. */
    Map<String, Setting> settings() {
        return settings;
    }

    List<ConfigurationProblem> problems() {
        return problems;
    }

    /** Keys that were given but can't be used. */
    Set<String> unusable() {
        return unusable;
    }

    void problem(Origin origin, String key, String message) {
        problems.add(new ConfigurationProblem(origin, key, message));
    }

    /**
     * Takes all keys of a document.
     *
     * @param origin of a line
     */
    void addAll(ConfigNode document, IntFunction<Origin> origin) {
        if (document instanceof Mapping mapping) {
            addAll("", mapping, origin);
        } else {
            problem(
                    origin.apply(document.line()),
                    "",
                    "expected keys and values, such as \"mode: paper\"");
        }
    }

    /** Takes one value that was written as text. */
    void addText(String path, String text, Origin origin) {
        boolean flow = text.startsWith("[") || text.startsWith("{");
        ConfigNode node = new Scalar(text, Writing.UNTYPED, 0);
        if (flow && isComposite(path)) {
            try {
                node = YamlReader.read(text);
            } catch (YamlReader.SyntaxException e) {
                refuse(path, origin, String.valueOf(e.getMessage()));
                return;
            }
        }
        add(path, node, 0, line -> origin);
    }

    private static boolean isComposite(String path) {
        return ConfigurationSchema.isSection(path)
                || ConfigurationSchema.isParameter(path)
                || ConfigurationSchema.key(path)
                        .map(key ->
                                key.type() instanceof ValueType.ListOf
                                        || key.type() instanceof ValueType.Structure
                                        || key.type() instanceof ValueType.FreeMap)
                        .orElse(false);
    }

    private void addAll(String section, Mapping mapping, IntFunction<Origin> origin) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            String path = section.isEmpty() ? entry.key() : section + "." + entry.key();
            Integer before = lines.putIfAbsent(entry.key(), entry.line());
            if (before != null) {
                String where = before > 0 ? " (first on line " + before + ")" : "";
                refuse(path, origin.apply(entry.line()), "given twice" + where);
            } else if (entry.key().contains(".") && !ConfigurationSchema.isParameter(path)) {
                refuse(
                        path,
                        origin.apply(entry.line()),
                        "a key with dots; write the section on its own line and the key below it,"
                                + " indented");
            } else {
                add(path, entry.value(), entry.line(), origin);
            }
        }
    }

    private void add(String path, ConfigNode node, int line, IntFunction<Origin> origin) {
        Key key = ConfigurationSchema.key(path).orElse(null);
        boolean parameters = path.equals(ConfigurationSchema.PARAMETERS);
        if (parameters || ConfigurationSchema.isSection(path)) {
            addSection(path, node, line, origin);
        } else if (key != null || ConfigurationSchema.isParameter(path)) {
            addValue(path, key, node, line, origin);
        } else {
            refuse(path, origin.apply(line), ConfigurationSchema.explainUnknown(path));
        }
    }

    private void addSection(String path, ConfigNode node, int line, IntFunction<Origin> origin) {
        switch (node) {
            case Mapping mapping -> addAll(path, mapping, origin);
            case Scalar scalar when scalar.writing() == Writing.NOTHING -> {
                // A section whose keys are all commented out.
            }
            case Scalar scalar -> refuse(path, origin.apply(line), sectionExpected(path));
            case ConfigNode.Sequence list ->
                    refuse(path, origin.apply(line), sectionExpected(path));
        }
    }

    private static String sectionExpected(String path) {
        return "is a section; expected its keys, as in "
                + path
                + "."
                + ConfigurationSchema.firstIn(path)
                + ": …";
    }

    private void addValue(
            String path, @Nullable Key key, ConfigNode node, int line, IntFunction<Origin> origin) {
        ValueReading reading = new ValueReading();
        Object value = key == null ? reading.readAnything(path, node) : reading.read(key, node);
        for (Complaint complaint : reading.complaints()) {
            int at = complaint.line() > 0 ? complaint.line() : line;
            problem(origin.apply(at), complaint.path(), complaint.message());
            unusable.add(path);
        }
        if (reading.complaints().isEmpty()) {
            settings.put(path, new Setting(path, value, origin.apply(line)));
        }
    }

    private void refuse(String path, Origin origin, String message) {
        problem(origin, path, message);
        unusable.add(path);
    }
}
