package org.vestibule.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of {@code open-redirects.txt}, whose head explains its notation. */
public final class OpenRedirects {
  /** A root of its own host, and one that shares its host with other applications. */
  public static final List<URI> ROOTS =
      List.of(URI.create("http://localhost:8080"), URI.create("https://apps.example/crm"));

  private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
  private static final Pattern REPEATED = Pattern.compile("\\{([0-9]+)\\*([^}]+)}");

  private static final Set<String> VALUES = read();
  private static final Set<String> VARIANTS = decoded();

  private OpenRedirects() {}

  /** The values as they stand in the file. */
  public static Set<String> values() {
    return VALUES;
  }

  /** The values, and what a layer in front makes of them that decodes them once or twice. */
  public static Set<String> variants() {
    return VARIANTS;
  }

  private static Set<String> read() {
    return lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("# "))
        .map(OpenRedirects::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> decoded() {
    var variants = new LinkedHashSet<String>();
    for (String value : VALUES) {
      variants.add(value);
      for (String once : unescaped(value)) {
        variants.add(once);
        variants.addAll(unescaped(once));
      }
    }
    return Set.copyOf(variants);
  }

  private static List<String> unescaped(String value) {
    var found = new ArrayList<String>();
    try {
      found.add(URLDecoder.decode(value, UTF_8));
    } catch (IllegalArgumentException e) {
      // Not an encoded text: nothing to add.
    }
    return found;
  }

  private static Stream<String> lines() {
    try (InputStream in = OpenRedirects.class.getResourceAsStream("open-redirects.txt")) {
      if (in == null) {
        throw new IllegalStateException("open-redirects.txt is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(String line) {
    String characters =
        CHARACTER
            .matcher(line)
            .replaceAll(
                match -> Matcher.quoteReplacement(character(Integer.parseInt(match.group(1), 16))));
    return REPEATED.matcher(characters).replaceAll(OpenRedirects::repeated);
  }

  private static String repeated(MatchResult match) {
    return Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1))));
  }

  private static String character(int number) {
    return new String(Character.toChars(number));
  }
}
