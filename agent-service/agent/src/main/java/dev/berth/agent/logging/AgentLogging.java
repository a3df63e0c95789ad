package dev.berth.agent.logging;

import dev.berth.agent.AgentSettings.LogFormat;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets java.util.logging up, which SLF4J writes to: everything from INFO on goes to the standard error stream. */
public final class AgentLogging {
    /** Kept here: java.util.logging forgets the level of a logger that nobody refers to. */
    private static final List<Logger> QUIETER = List.of(
            // Docker's streams and connections report every failed attempt while the engine is away; the agent says it
            // once.
            quieter("com.github.dockerjava.api.async.ResultCallbackTemplate", Level.OFF),
            quieter("com.github.dockerjava", Level.WARNING),
            quieter("org.apache.hc.client5.http.impl.classic", Level.WARNING));

    private AgentLogging() {}

    public static void configure(LogFormat format) {
        LogManager.getLogManager().reset();
        Handler console = new ConsoleHandler();
        console.setFormatter(
                switch (format) {
                    case PLAIN -> new PlainFormatter();
                    case JSON -> new JsonFormatter();
                });
        console.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.INFO);
        QUIETER.forEach(it -> quieter(it.getName(), it.getLevel()));
    }

    private static Logger quieter(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}
