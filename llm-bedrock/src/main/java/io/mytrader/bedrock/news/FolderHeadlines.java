package io.mytrader.bedrock.news;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Headlines from the files {@code *.txt} of a folder: one a line, an ISO-8601 instant with its
 * offset, white space, the headline. Other lines are left out.
 */
public final class FolderHeadlines implements HeadlineSource {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 1_000;

    private final Path folder;

    public FolderHeadlines(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public List<Headline> read(Instant now) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files =
                    found.filter(file -> file.getFileName().toString().endsWith(".txt"))
                            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .limit(MOST_FILES)
                            .toList();
        }
        List<Headline> headlines = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file.getFileName() + " is longer than " + MOST_BYTES);
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().limit(MOST_LINES).forEach(line -> add(line.strip(), now, headlines));
        }
        return headlines;
    }

    private static void add(String line, Instant now, List<Headline> headlines) {
        String[] parts = line.split("\\s+", 2);
        if (parts.length < 2 || !Headline.isReadable(parts[1])) {
            return;
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(parts[0]).toInstant();
        } catch (DateTimeException noTime) {
            return;
        }
        if (!time.isAfter(now)) {
            headlines.add(new Headline(time, parts[1]));
        }
    }
}
