package org.vestibule.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path inside this application, with its query: nothing else can be a target after sign-in. It is
 * always appended to the application's own address, never resolved against one.
 *
 * @param value begins with one slash
 */
public record ReturnPath(String value) {
  private static final int MAX_LENGTH = 2048;

  /**
   * The characters of RFC 3986's path and query. A second slash or a backslash would name another
   * host to a browser; a dot segment could leave the application.
   */
  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*+");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern DOTS = Pattern.compile("[/\\\\]\\.{1,2}([/\\\\]|$)");

  /** Leading back into the sign-in itself would go in circles. */
  private static final Pattern SIGN_IN =
      Pattern.compile("/(login|logout|callback)(/.*)?", Pattern.DOTALL);

  /**
   * Where a sign-in without a wish leads. It is checked by the patterns above, so it comes last.
   */
  public static final ReturnPath HOME = new ReturnPath("/dashboard");

  public ReturnPath {
    if (!acceptable(value)) {
      throw new IllegalArgumentException("not a local path");
    }
  }

  /** The path, when it is a local one; hostile values read as absent. */
  public static Optional<ReturnPath> parse(String value) {
    if (value.equals(HOME.value)) {
      return Optional.of(HOME);
    }
    return acceptable(value) ? Optional.of(new ReturnPath(value)) : Optional.empty();
  }

  private static boolean acceptable(String value) {
    int query = value.indexOf('?');
    String path = query < 0 ? value : value.substring(0, query);
    return value.length() <= MAX_LENGTH
        && LOCAL.matcher(value).matches()
        && !path.contains("//")
        && !DOTS.matcher(served(path)).find()
        && !SIGN_IN.matcher(served(path)).matches();
  }

  /** The path as a server understands it: decoded, and without what follows a semicolon. */
  private static String served(String path) {
    String plain = PARAMETERS.matcher(path).replaceAll("").replace("+", "%2B");
    return SLASHES.matcher(URLDecoder.decode(plain, UTF_8)).replaceAll("/");
  }
}
