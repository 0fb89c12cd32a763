package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * The Web API's own error code, in any of its shapes.
 *
 * @param code eight upper-case hexadecimal digits after {@code 0x}
 * @see "Compose HTTP requests and handle errors" (Dataverse)
 */
public record DataverseError(String code) {
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}");

  /** Reads an error body; absent when it is not JSON or has no usable code. */
  static Optional<DataverseError> parse(String text, Json json) {
    return json.read(text, Wire.class)
        .flatMap(wire -> Optional.ofNullable(wire.error()))
        .flatMap(error -> Optional.ofNullable(error.code()))
        .flatMap(DataverseError::normalize)
        .map(DataverseError::new);
  }

  private static Optional<String> normalize(String code) {
    String text = code.strip();
    if (HEX.matcher(text).matches()) {
      return Optional.of(hex(Long.parseLong(text.substring(2), 16)));
    }
    return DECIMAL.matcher(text).matches()
        ? Optional.of(hex(Long.parseLong(text)))
        : Optional.empty();
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "0x%08X", value & 0xFFFF_FFFFL);
  }

  /** The JSON as it comes. */
  public record Wire(@JsonbProperty("error") @Nullable Inner error) {}

  /** The JSON's inner object; its message is not read, since it is not ours to show. */
  public record Inner(@JsonbProperty("code") @Nullable String code) {}
}
