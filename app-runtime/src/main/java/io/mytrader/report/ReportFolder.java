package io.mytrader.report;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.DecisionSink;
import io.mytrader.report.html.HtmlReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a backtest's files, whole or not there at all.
 *
 * <p>Everything is written into a sibling folder, which takes the place of the folder when the
 * report is complete; closed before that, it vanishes. An earlier report in the folder is replaced;
 * a folder with anything else in it is refused. One thread.
 *
 * <pre>{@code
 * try (ReportFolder folder = ReportFolder.begin(directory)) {
 *     BacktestResult result = run(folder.decisions());
 *     folder.complete(result, facts);
 * }
 * }</pre>
 */
public final class ReportFolder implements AutoCloseable {
    private static final String ADVICE_FILE = "advice.ndjson";

    private static final Set<String> OWN_FILES =
            Set.of(
                    SummaryFile.FILE_NAME,
                    TradesFile.FILE_NAME,
                    EquityFile.FILE_NAME,
                    DecisionsFile.FILE_NAME,
                    ADVICE_FILE,
                    HtmlReport.FILE_NAME);

    private final Path directory;
    private final Path incomplete;
    private @Nullable DecisionsFile decisions;

    private ReportFolder(Path directory, Path incomplete) {
        this.directory = directory;
        this.incomplete = incomplete;
    }

    /**
     * Prepares a report for that directory.
     *
     * @throws FileAlreadyExistsException if it is a file or holds other things than a report
     * @throws IOException if nothing can be written beside it
     */
    public static ReportFolder begin(Path directory) throws IOException {
        Path target = directory.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            target = target.toRealPath();
        }
        refuseForeign(target);
        Path parent = target.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(
                    directory.toString(), null, "cannot be replaced by a report");
        }
        try {
            Files.createDirectories(parent);
            return new ReportFolder(target, createSibling(target));
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException refused) {
            throw new FileSystemException(
                    directory.toString(),
                    null,
                    "no folder can be made in "
                            + parent
                            + (refused instanceof AccessDeniedException
                                    ? ": permission denied"
                                    : ""));
        }
    }

    private static Path createSibling(Path target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path sibling =
                    target.resolveSibling(
                            ".%s.%d-%d.incomplete"
                                    .formatted(
                                            target.getFileName(),
                                            ProcessHandle.current().pid(),
                                            attempt));
            if (!Files.exists(sibling)) {
                return Files.createDirectory(sibling);
            }
        }
    }

    /** Writes a report without decisions. */
    public static void write(Path directory, BacktestResult result, RunFacts run)
            throws IOException {
        try (ReportFolder folder = begin(directory)) {
            folder.complete(result, run);
        }
    }

    /**
     * Where the run's decisions go; adds {@code decisions.ndjson} to the report.
     *
     * @throws IOException if the file cannot be made
     */
    public DecisionSink decisions() throws IOException {
        if (decisions == null) {
            decisions = new DecisionsFile(create(DecisionsFile.FILE_NAME));
        }
        return decisions;
    }

    /** Where the answers go that the run took, {@code advice.ndjson}; closed before the end. */
    public Path adviceFile() {
        return incomplete.resolve(ADVICE_FILE);
    }

    /**
     * Writes the rest and puts the report in its place.
     *
     * @throws IOException if anything could not be written; then the directory is as it was
     */
    public void complete(BacktestResult result, RunFacts run) throws IOException {
        try {
            if (decisions != null) {
                decisions.close();
            }
            try (OutputStream stream = create(TradesFile.FILE_NAME)) {
                TradesFile.write(result.trades(), stream);
            }
            try (OutputStream stream = create(EquityFile.FILE_NAME)) {
                EquityFile.write(result.equity(), result.startingBalance(), stream);
            }
            try (OutputStream stream = create(HtmlReport.FILE_NAME)) {
                HtmlReport.write(result, run, stream);
            }
            try (OutputStream stream = create(SummaryFile.FILE_NAME)) {
                SummaryFile.write(result, run, stream);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        putInPlace();
    }

    private OutputStream create(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(incomplete.resolve(name)), 1 << 16);
    }

    private void putInPlace() throws IOException {
        refuseForeign(directory);
        if (!Files.exists(directory)) {
            Files.move(incomplete, directory, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path earlier = incomplete.resolveSibling(incomplete.getFileName() + ".earlier");
        Files.move(directory, earlier, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(incomplete, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(earlier, directory, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(earlier);
    }

    private static void refuseForeign(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new FileAlreadyExistsException(directory.toString(), null, "is not a folder");
        }
        TreeSet<String> foreign = new TreeSet<>();
        for (Path child : children(directory)) {
            String name = child.getFileName().toString();
            if (!OWN_FILES.contains(name) || Files.isDirectory(child)) {
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            throw new FileAlreadyExistsException(
                    directory.toString(),
                    null,
                    "holds other files than a report ("
                            + foreign.first()
                            + "); choose a new folder");
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        for (Path child : children(directory)) {
            Files.delete(child);
        }
        Files.delete(directory);
    }

    /** Removes what was written if the report is not complete. */
    @Override
    public void close() throws IOException {
        try {
            if (decisions != null) {
                decisions.close();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (Files.exists(incomplete)) {
                delete(incomplete);
            }
        }
    }
}
