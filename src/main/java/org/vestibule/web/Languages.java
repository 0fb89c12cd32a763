package org.vestibule.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The language of a visitor's pages: what the visitor has chosen here, else what the browser asks
 * for, else English.
 *
 * @see "RFC 9110, section 12.5.4" and "RFC 4647, section 3.4"
 */
final class Languages {
  /** The cookie that keeps a choice: one of the offered languages' tags. */
  static final String COOKIE = "vestibule-language";

  /** The languages that the texts exist in. */
  static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

  /** The same to choose from, each by its own name. */
  static final List<Choice> CHOICES =
      OFFERED.stream().map(it -> new Choice(it.getLanguage(), name(it))).toList();

  /** A language of the switch. */
  record Choice(String tag, String name) {}

  /** Browsers send a few ranges; what follows is not worth the time. */
  private static final int MAX_RANGES = 20;

  private static final int MAX_RANGE_LENGTH = 40;

  /** Browsers of one organization send a handful of headers; strangers must not fill the memory. */
  private static final int MAX_KNOWN = 500;

  private static final int MAX_KNOWN_LENGTH = 200;

  /** The answer depends on nothing but the choice and the header. */
  private static final Map<String, Locale> KNOWN = new ConcurrentHashMap<>();

  private Languages() {}

  private static String name(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /** One of the offered languages, with the visitor's region where one is told: for formats. */
  static Locale of(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Accept-Language")).orElse("");
    Optional<Locale> chosen = chosen(request);
    String asked = chosen.map(Locale::getLanguage).orElse("") + " " + header;
    Locale known = KNOWN.get(asked);
    if (known != null) {
      return known;
    }
    Locale locale = of(chosen, ranges(header));
    if (asked.length() <= MAX_KNOWN_LENGTH && KNOWN.size() < MAX_KNOWN) {
      KNOWN.put(asked, locale);
    }
    return locale;
  }

  private static Locale of(Optional<Locale> chosen, List<LanguageRange> ranges) {
    return chosen
        .or(
            () ->
                ranges.stream()
                    .flatMap(range -> offered(primary(range)).stream())
                    .filter(language -> !refused(language, ranges))
                    .findFirst())
        .map(language -> withRegion(language, ranges))
        .orElse(Locale.ENGLISH);
  }

  /** The offered language of this tag. */
  static Optional<Locale> offered(String tag) {
    return OFFERED.stream().filter(it -> it.getLanguage().equals(tag)).findFirst();
  }

  private static Optional<Locale> chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
      Optional<Locale> offered =
          cookie.getName().equals(COOKIE) ? offered(cookie.getValue()) : Optional.empty();
      if (offered.isPresent()) {
        return offered;
      }
    }
    return Optional.empty();
  }

  /** The best first; a range that cannot be read leaves the others good. */
  private static List<LanguageRange> ranges(String header) {
    return Stream.of(header.split(",", MAX_RANGES + 1))
        .limit(MAX_RANGES)
        .map(String::strip)
        .filter(it -> !it.isEmpty() && it.length() <= MAX_RANGE_LENGTH)
        .flatMap(Languages::range)
        .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
        .toList();
  }

  private static Stream<LanguageRange> range(String text) {
    try {
      return LanguageRange.parse(text).stream().limit(1);
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** Texts are told apart by language alone, so every lookup ends at the first subtag. */
  private static String primary(LanguageRange range) {
    return range.getWeight() == 0 ? "" : range.getRange().split("-", 2)[0];
  }

  private static boolean refused(Locale language, List<LanguageRange> ranges) {
    return ranges.stream()
        .anyMatch(it -> it.getWeight() == 0 && it.getRange().equals(language.getLanguage()));
  }

  private static Locale withRegion(Locale language, List<LanguageRange> ranges) {
    return ranges.stream()
        .filter(it -> primary(it).equals(language.getLanguage()))
        .map(it -> Locale.forLanguageTag(it.getRange()).getCountry())
        .filter(region -> region.length() == 2)
        .findFirst()
        .map(region -> new Locale.Builder().setLocale(language).setRegion(region).build())
        .orElse(language);
  }
}
