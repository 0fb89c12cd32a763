package org.vestibule.dataverse;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that people have typed into Dataverse, on one line and not too long; still unescaped. */
final class Texts {
  /** Dataverse's own names have up to 200 characters. */
  private static final int MAX = 200;

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Texts() {}

  /** The text; absent when it is missing or blank. */
  static Optional<String> of(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    int end = Math.min(line.length(), MAX);
    // Half a character would be none.
    boolean halved = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
    return Optional.of(line.substring(0, halved ? end - 1 : end)).filter(it -> !it.isEmpty());
  }

  /** The text, or an empty one. */
  static String orEmpty(@Nullable String text) {
    return of(text).orElse("");
  }

  /** A GUID; absent when the text is none. */
  static Optional<UUID> guid(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(it -> GUID.matcher(it).matches())
        .map(it -> UUID.fromString(it.toLowerCase(Locale.ROOT)));
  }
}
