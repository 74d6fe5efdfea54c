package io.mytrader.cli;

import io.mytrader.bars.BarDataException;
import io.mytrader.cli.Interruption.InterruptedCommand;
import io.mytrader.config.ConfigurationException;
import io.mytrader.journal.StoreException;
import io.mytrader.runtime.DataFolder.FolderException;
import io.mytrader.runtime.advice.AnswersException;
import io.mytrader.strategy.StrategyException;
import io.mytrader.venue.VenueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong in the fewest words that help, and which exit code that is.
 *
 * <p>Only an error of the product itself shows a stack trace.
 */
final class ErrorReport {
    private final CommandContext context;

    ErrorReport(CommandContext context) {
        this.context = context;
    }

    /** Something went wrong while a verb ran. */
    int failed(Exception failure) {
        return switch (failure) {
            case CommandFailure expected -> say(expected.exitCode(), expected.getMessage());
            case ConfigurationException problems -> configuration(problems);
            case BarDataException data -> say(ExitCode.BAD_DATA, data.getMessage());
            case AnswersException answers -> say(ExitCode.BAD_DATA, answers.getMessage());
            case FolderException folder -> say(ExitCode.FAILURE, folder.getMessage());
            case StoreException store -> say(ExitCode.FAILURE, store.getMessage());
            case VenueException venue -> say(ExitCode.BAD_DATA, venue.getMessage());
            case StrategyException strategy ->
                    say(ExitCode.BAD_CONFIGURATION, strategy.getMessage());
            case InterruptedCommand interrupted -> say(ExitCode.INTERRUPTED, "interrupted");
            case UncheckedIOException wrapped -> failed(Objects.requireNonNull(wrapped.getCause()));
            case FileAlreadyExistsException taken ->
                    say(ExitCode.WRONG_USAGE, taken.getFile() + ": " + reason(taken));
            case FileSystemException file ->
                    say(ExitCode.FAILURE, file.getFile() + ": " + reason(file));
            case IOException io -> say(ExitCode.FAILURE, String.valueOf(io.getMessage()));
            default -> productError(failure);
        };
    }

    /** The command line itself is wrong. */
    int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        say(ExitCode.WRONG_USAGE, wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, context.err());
        context.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE.code();
    }

    private int configuration(ConfigurationException failure) {
        int count = failure.problems().size();
        context.err()
                .println(
                        "mytrader: the configuration has "
                                + (count == 1 ? "a problem:" : count + " problems:"));
        failure.problems().forEach(problem -> context.err().println("  " + problem));
        return ExitCode.BAD_CONFIGURATION.code();
    }

    private int productError(Exception failure) {
        context.err().println("mytrader: an error of MyTrader itself; please report it:");
        failure.printStackTrace(context.err());
        return ExitCode.FAILURE.code();
    }

    private int say(ExitCode code, @Nullable String message) {
        context.err().println("mytrader: " + message);
        return code.code();
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException taken when taken.getReason() == null ->
                    "exists already; name another place, or delete it";
            default -> {
                String reason = failure.getReason();
                yield reason == null ? "can't be read or written" : reason;
            }
        };
    }
}
