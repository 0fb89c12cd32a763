package org.vestibule.oauth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is kept of a provider's words: its codes, since its texts are not ours to show. */
final class ProviderText {
  private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,8})\\b");
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

  /** The number of the first AADSTS code in a description. */
  static Optional<String> aadsts(String description) {
    Matcher matcher = AADSTS.matcher(description);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
