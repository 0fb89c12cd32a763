package org.vestibule.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the settings of those who run the application. */
final class OperationsReader {
  /** The characters of RFC 6750, section 2.1; short ones could be guessed. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{16,500}=*");

  private final Sources sources;
  private final Problems problems;

  OperationsReader(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  Operations read() {
    return new Operations(token("METRICS_TOKEN"));
  }

  private Optional<Operations.Token> token(String name) {
    Optional<String> value = sources.value(name);
    if (value.filter(it -> !TOKEN.matcher(it).matches()).isPresent()) {
      problems.add(name, "token");
    }
    return value.map(Operations.Token::new);
  }
}
