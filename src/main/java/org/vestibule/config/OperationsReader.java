package org.vestibule.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the settings of those who run the application. */
final class OperationsReader {
  /** The characters of RFC 6750, section 2.1; short ones could be guessed. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{16,500}=*");

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  private final Sources sources;
  private final Problems problems;

  OperationsReader(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  Operations read(Optional<Credential> nextCredential) {
    return new Operations(
        token("METRICS_TOKEN", 16, "token"),
        token("ADMIN_TOKEN", 32, "admin-token"),
        stopDelay(),
        jsonLog(),
        nextCredential,
        cluster());
  }

  private Optional<Operations.Cluster> cluster() {
    String cluster = sources.value("CLUSTER").orElse("none");
    if (!cluster.equals("none") && !cluster.equals("jcache")) {
      problems.add("CLUSTER", "one-of", "none", "jcache");
    }
    Optional<URI> config = sources.value("CLUSTER_CONFIG").flatMap(this::file);
    return cluster.equals("jcache")
        ? Optional.of(new Operations.Cluster(config))
        : Optional.empty();
  }

  private Optional<URI> file(String path) {
    try {
      if (Files.isReadable(Path.of(path))) {
        return Optional.of(Path.of(path).toUri());
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    problems.add("CLUSTER_CONFIG", "file");
    return Optional.empty();
  }

  private boolean jsonLog() {
    String format = sources.value("LOG_FORMAT").orElse("text");
    if (!format.equals("text") && !format.equals("json")) {
      problems.add("LOG_FORMAT", "one-of", "text", "json");
    }
    return format.equals("json");
  }

  private Duration stopDelay() {
    try {
      Duration delay = Duration.parse(sources.value("STOP_DELAY").orElse("PT5S"));
      if (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0) {
        return delay;
      }
    } catch (DateTimeParseException e) {
      // Told below, together with the range.
    }
    problems.add("STOP_DELAY", "stop-delay");
    return Duration.ZERO;
  }

  private Optional<Operations.Token> token(String name, int shortest, String problem) {
    Optional<String> value = sources.value(name);
    if (value.filter(it -> it.length() < shortest || !TOKEN.matcher(it).matches()).isPresent()) {
      problems.add(name, problem);
    }
    return value.map(Operations.Token::new);
  }
}
