package io.mytrader.config;

/** Shows a resolved configuration as a file that could be read again. */
public final class ConfigurationListing {
    private static final int COMMENT_COLUMN = 52;
    private static final String INDENT = "  ";

    private ConfigurationListing() {}

    /** YAML with every key, its value and its origin as a comment; secrets are masked. */
    public static String yaml(ResolvedConfiguration configuration) {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Setting setting : configuration.settings()) {
            String path = setting.path();
            String own = section(path);
            openSections(text, section, own);
            section = own;
            String line =
                    INDENT.repeat(depth(path))
                            + path.substring(own.isEmpty() ? 0 : own.length() + 1)
                            + ": "
                            + setting.yaml();
            int gap = Math.max(2, COMMENT_COLUMN - line.length());
            text.append(line)
                    .append(" ".repeat(gap))
                    .append("# ")
                    .append(setting.origin().describe())
                    .append('\n');
        }
        return text.toString();
    }

    private static void openSections(StringBuilder text, String before, String now) {
        for (int dot = now.indexOf('.'); !now.isEmpty(); dot = now.indexOf('.', dot + 1)) {
            String section = dot < 0 ? now : now.substring(0, dot);
            if (!(before + ".").startsWith(section + ".")) {
                text.append(INDENT.repeat(depth(section)))
                        .append(section.substring(section.lastIndexOf('.') + 1))
                        .append(":\n");
            }
            if (dot < 0) {
                return;
            }
        }
    }

    private static String section(String path) {
        if (ConfigurationSchema.isParameter(path)) {
            return ConfigurationSchema.PARAMETERS;
        }
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    private static int depth(String path) {
        String section = section(path);
        return section.isEmpty() ? 0 : 1 + (int) section.chars().filter(c -> c == '.').count();
    }
}
