package io.mytrader.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in the data folder: {@code logs/backend.log} and three older ones, 5 MB each. */
final class LogFile implements AutoCloseable {
    private static final int OLDER = 3;
    private static final long MOST_BYTES = 5L * 1024 * 1024;

    private final ch.qos.logback.classic.Logger root;
    private final RollingFileAppender<ILoggingEvent> file;

    private LogFile(ch.qos.logback.classic.Logger root, RollingFileAppender<ILoggingEvent> file) {
        this.root = root;
        this.file = file;
    }

    /** From now on everything that is logged is in the file too. */
    static LogFile in(Path dataFolder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        String path = dataFolder.resolve("logs").resolve("backend.log").toString();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("backend");
        file.setFile(path);
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(file);
        older.setFileNamePattern(path + ".%i");
        older.setMinIndex(1);
        older.setMaxIndex(OLDER);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(MOST_BYTES));
        size.start();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{20} - %msg%n%ex{20}");
        encoder.start();
        file.setEncoder(encoder);
        file.setRollingPolicy(older);
        file.setTriggeringPolicy(size);
        file.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(file);
        return new LogFile(root, file);
    }

    @Override
    public void close() {
        root.detachAppender(file);
        file.stop();
    }
}
