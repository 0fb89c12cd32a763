package org.vestibule.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK of this machine: where it is and its feature version. */
record Jdk(Path home, int feature) {
  /** The one that runs the tests. */
  static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The one that {@code -Dservers.jdk} names, else the newest beside the current one, which may be
   * that one itself.
   */
  static Jdk newest() throws IOException {
    String named = System.getProperty("servers.jdk", "");
    if (!named.isEmpty()) {
      return at(Path.of(named)).orElseThrow(() -> new IOException(named + " is no JDK"));
    }
    Path beside = current().home.toRealPath().getParent();
    try (Stream<Path> homes = Files.list(beside)) {
      return Stream.concat(Stream.of(current()), homes.map(Jdk::at).flatMap(Optional::stream))
          .max(Comparator.comparingInt(Jdk::feature))
          .orElseThrow();
    }
  }

  static List<Jdk> both() throws IOException {
    Jdk newest = newest();
    return newest.feature == current().feature ? List.of(current()) : List.of(current(), newest);
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  String title() {
    return "JDK " + feature;
  }

  /** Every JDK has this file of its vendor's. */
  private static Optional<Jdk> at(Path home) {
    var release = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      return Optional.empty();
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty() || !Files.isExecutable(home.resolve("bin/javac"))
        ? Optional.empty()
        : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }
}
