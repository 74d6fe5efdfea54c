package io.mytrader.dashboard.backtest;

import io.mytrader.api.body.BarFileItem;
import io.mytrader.dashboard.guard.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one folder that backtests may read, by name; clients may add to them. */
final class BarFiles {
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_FILES = 200;
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,90}\\.(csv|txt|csv\\.gz)");

    private final Path folder;

    BarFiles(Path folder) {
        this.folder = folder;
    }

    List<BarFileItem> items() {
        return files().stream().map(BarFiles::item).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isName(name(file)))
                    .sorted(Comparator.comparing(BarFiles::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static BarFileItem item(Path file) {
        try {
            return new BarFileItem(
                    name(file), Files.size(file), Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file of that name.
     *
     * @throws Refusal 422 if there is none
     */
    Path file(String name) {
        return files().stream()
                .filter(file -> name(file).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(422, "data: there is no file of bars of that name"));
    }

    /**
     * Keeps what a client sends; a file of that name is replaced once the new one is complete.
     *
     * @throws Refusal 413 if it is too large, 422 if the name is not one of a file of bars
     */
    BarFileItem add(String name, InputStream content) throws IOException {
        if (!isName(name)) {
            throw new Refusal(
                    422, "expected a name of letters, digits, . _ and - that ends in .csv or .txt");
        }
        if (files().size() >= MOST_FILES) {
            throw new Refusal(422, "there are " + MOST_FILES + " files of bars; delete some first");
        }
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "arriving", ".part");
        try {
            copy(content, arriving);
            Path file = folder.resolve(name);
            Files.move(arriving, file, StandardCopyOption.REPLACE_EXISTING);
            return item(file);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw new Refusal(413, "a file of bars may have " + MOST_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
