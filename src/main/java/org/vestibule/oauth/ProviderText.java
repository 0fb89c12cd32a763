package org.vestibule.oauth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is kept of a provider's words: its codes, since its texts are not ours to show. */
final class ProviderText {
  private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,8})\\b(:?)");
  private static final Pattern NUMBER = Pattern.compile("\\d{4,8}");
  private static final Pattern NOT_IN_A_CODE = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final int MAX_ERROR = 60;

  private ProviderText() {}

  /**
   * An OAuth error code, cut at 60 characters, without anything that could break a line or page.
   */
  static String errorCode(String error) {
    String clean = NOT_IN_A_CODE.matcher(error).replaceAll("");
    return clean.length() > MAX_ERROR ? clean.substring(0, MAX_ERROR) : clean;
  }

  /**
   * The number of the AADSTS code that a description begins with. Where it begins several sentences
   * with one each, they go from the general to the particular, and the last one counts; a code
   * without a colon is only mentioned.
   */
  static Optional<String> aadsts(String description) {
    Matcher matcher = AADSTS.matcher(description);
    Optional<String> found = Optional.empty();
    while (matcher.find()) {
      if (found.isEmpty() || matcher.end(2) > matcher.start(2)) {
        found = Optional.of(matcher.group(1));
      }
    }
    return found;
  }

  /** The last of an error document's numbers, in which a JSON number reads as {@code 50011}. */
  static Optional<String> last(List<?> numbers) {
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(String.valueOf(numbers.get(numbers.size() - 1)))
            .filter(it -> NUMBER.matcher(it).matches());
  }
}
