package dev.espalier.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.espalier.server.config.Config;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up logging: everything to standard error, in one form.
public final class Logs {

    /// The launcher says whether standard error is a terminal; Java cannot tell.
    private static final String TERMINAL = "espalier.terminal";

    /// They tell what is of no use to an operator.
    private static final List<String> CHATTY =
            List.of("org.flywaydb", "com.zaxxer.hikari", "io.helidon", "org.jdbi", "org.postgresql");

    private Logs() {}

    /// From here on, for the whole process.
    public static void configure(Config.Log log) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, isJson(log.format())));
        appender.start();
        var root = context.getLogger("ROOT");
        root.setLevel(Level.toLevel(log.level().name()));
        root.addAppender(appender);
        if (log.level() != Config.Log.Level.DEBUG) {
            CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// Nothing but errors, before a configuration is known and in commands that only ask.
    public static void quiet() {
        configure(new Config.Log(Config.Log.Level.ERROR, Config.Log.Format.TEXT));
    }

    private static boolean isJson(Config.Log.Format format) {
        return switch (format) {
            case JSON -> true;
            case TEXT -> false;
            case AUTO -> !Boolean.getBoolean(TERMINAL);
        };
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        if (json) {
            var encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.setWithContext(false);
            encoder.setWithSequenceNumber(false);
            encoder.setWithNanoseconds(false);
            encoder.setWithFormattedMessage(true);
            encoder.setWithMessage(false);
            encoder.setWithArguments(false);
            encoder.start();
            return encoder;
        }
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
        encoder.start();
        return encoder;
    }
}
