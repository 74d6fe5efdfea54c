package io.mytrader.dashboard.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the built page from the class path, or a plain one where it was not built. A path of a
 * client is served only if it consists of harmless names, and never leaves the page's folder.
 */
public final class PageFiles {
    private static final String BUILT = "/frontend";
    private static final String PLAIN = "/io/mytrader/dashboard/page";
    private static final Pattern HARMLESS = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final String folder;

    public PageFiles() {
        folder = PageFiles.class.getResource(BUILT + "/index.html") == null ? PLAIN : BUILT;
    }

    /** Answers with the file of the path; pages that the browser makes itself are the index. */
    public boolean serve(Context request) throws IOException {
        String path = request.path();
        if (path.equals("/")) {
            return send(request, "/index.html");
        }
        if (!HARMLESS.matcher(path).matches()) {
            return false;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? send(request, path) : send(request, "/index.html");
    }

    private boolean send(Context request, String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        byte[] bytes = type == null ? null : read(folder + path);
        if (type == null || bytes == null) {
            return false;
        }
        request.contentType(type);
        // Built files carry a hash in their names, so they never change.
        request.header(
                "Cache-Control",
                path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        request.result(bytes);
        return true;
    }

    private static byte @Nullable [] read(String resource) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** A file that belongs to the server itself. */
    public void sendOwn(Context request, String name) throws IOException {
        byte[] bytes = read(PLAIN + "/" + name);
        if (bytes == null) {
            throw new IOException("missing in the program: " + name);
        }
        request.contentType(String.valueOf(TYPES.get(name.substring(name.lastIndexOf('.') + 1))));
        request.header("Cache-Control", "no-cache");
        request.result(bytes);
    }
}
