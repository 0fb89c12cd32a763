package org.vestibule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/protocol.md names classes and tests that are there, and a test for each rule. */
class ProtocolDocTest {
  private static final Path DOCUMENT = Path.of("docs/protocol.md");
  private static final Path SOURCES = Path.of("src/main/java/org/vestibule");
  private static final Path TESTS = Path.of("src/test/java/org/vestibule");

  private static Set<String> named(String regex) throws IOException {
    return Pattern.compile(regex)
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(MatchResult::group)
        .map(it -> it.replace("`", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void its_tests_are_there() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(TESTS)) {
      there =
          files
              .map(it -> it.getFileName().toString().replaceFirst("\\.java$", ""))
              .collect(Collectors.toSet());
    }
    Set<String> named = named("`[A-Z]\\w*(Test|IT)`");

    assertTrue(named.size() > 100, named.toString());
    named.removeAll(there);
    assertEquals(Set.of(), named);
  }

  @Test
  void its_classes_are_there() throws IOException {
    List<String> gone =
        named("`[a-z]+\\.[A-Z]\\w+`").stream()
            .filter(it -> !Files.exists(SOURCES.resolve(it.replace('.', '/') + ".java")))
            .toList();

    assertEquals(List.of(), gone);
  }

  /** What is not applicable, not there yet, or a server's own, has nothing to be tested here. */
  @Test
  void a_rule_without_a_test_says_why() throws IOException {
    List<String> silent =
        Files.readString(DOCUMENT)
            .lines()
            .filter(line -> line.startsWith("|") && line.endsWith("| |"))
            .filter(line -> !line.matches(".*(not applicable|not yet|not part of).*"))
            .toList();

    assertEquals(List.of(), silent);
  }
}
