package org.vestibule.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger is told, until it is closed. */
public final class LogLines extends Handler {
  /** The messages so far; whoever has read some may take them out. */
  public final List<String> texts = new CopyOnWriteArrayList<>();

  private final Logger logger;

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  /** Begins to listen to the logger of a name. */
  public static LogLines of(String name) {
    var lines = new LogLines(Logger.getLogger(name));
    lines.logger.addHandler(lines);
    return lines;
  }

  @Override
  public void publish(LogRecord told) {
    texts.add(told.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
