package org.vestibule.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What the application wrote into the log: of this JVM with Tomcat, of a file with Payara. */
final class ServerLog {
  /** Kept, or the logger would be collected with its handler. */
  private static final Logger LOGGER = Logger.getLogger("org.vestibule");

  private static final List<String> LINES = new CopyOnWriteArrayList<>();
  private static boolean watching;

  private ServerLog() {}

  static synchronized void watch() {
    if (!watching) {
      watching = true;
      LOGGER.addHandler(new Lines());
    }
  }

  /** Whether a line with this text comes; Payara writes its file a moment later. */
  static boolean tells(String text) {
    return within(Duration.ofSeconds(2), () -> text().contains(text));
  }

  static String text() {
    return inThisJvm() ? String.join("\n", LINES) : file();
  }

  static boolean inThisJvm() {
    return !"payara".equals(System.getProperty("arquillian.launch"));
  }

  /** Whether it becomes true in time. */
  static boolean within(Duration time, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  private static String file() {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("target/it"))) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().matches("payara-.*\\.log.*")).toList()) {
        text.append(content(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A server renames its log when that is full, and puts another one in its place. */
  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException renamed) {
      return "";
    }
  }

  private static final class Lines extends Handler {
    @Override
    public void publish(LogRecord record) {
      LINES.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
