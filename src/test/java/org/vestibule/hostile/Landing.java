package org.vestibule.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser lands that is sent to an address: the steps of its parser that can lead
 * elsewhere. What the parser would refuse counts as elsewhere.
 *
 * @see "URL Living Standard (WHATWG), section 4.4"
 */
public final class Landing {
  private static final Map<String, Integer> PORTS =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:.*@)?(\\[[^]]*]|[^:@]*)(?::([0-9]{0,5}))?", Pattern.DOTALL);
  private static final Pattern UP = Pattern.compile("(\\.|%2e)(\\.|%2e)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HERE = Pattern.compile("\\.|%2e", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

  /** Characters that leave no trace in a host. */
  private static final Pattern IGNORED =
      Pattern.compile("[\\u00ad\\u034f\\u180b-\\u180d\\u200b\\u2060\\ufe00-\\ufe0f\\ufeff]");

  private Landing() {}

  /**
   * Whether a visitor of the application is still in it.
   *
   * @param root http or https, without a slash at the end
   */
  public static boolean inside(URI root, String location) {
    String text = trimmed(location).replaceAll("[\\t\\n\\r]", "");
    Matcher schemed = SCHEME.matcher(text);
    String scheme = root.getScheme();
    String rest = text;
    boolean own = true;
    if (schemed.matches()) {
      own = scheme.equalsIgnoreCase(schemed.group(1));
      scheme = schemed.group(1).toLowerCase(Locale.ROOT);
      rest = schemed.group(2);
    }
    if (!PORTS.containsKey(scheme)) {
      return false;
    }
    rest = rest.replaceFirst("[?#](?s:.*)", "").replace('\\', '/');
    return (!own || rest.startsWith("//"))
        ? absolute(root, scheme, rest.replaceFirst("^/+", ""))
        : below(root, rest.startsWith("/") ? rest : root.getPath() + "/" + rest);
  }

  private static boolean absolute(URI root, String scheme, String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    Matcher parts = AUTHORITY.matcher(authority);
    return scheme.equals(root.getScheme())
        && parts.matches()
        && host(parts.group(1)).equals(root.getHost())
        && port(scheme, parts.group(2) == null ? "" : parts.group(2))
            == port(scheme, root.getPort() < 0 ? "" : "" + root.getPort())
        && below(root, slash < 0 ? "/" : rest.substring(slash));
  }

  private static boolean below(URI root, String path) {
    var kept = new ArrayDeque<String>();
    for (String segment : path.substring(1).split("/", -1)) {
      if (UP.matcher(segment).matches()) {
        kept.pollLast();
      } else if (!HERE.matcher(segment).matches()) {
        kept.addLast(segment);
      }
    }
    return ("/" + String.join("/", kept) + "/").startsWith(root.getPath() + "/");
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (from < to && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static int port(String scheme, String digits) {
    return digits.isEmpty() ? PORTS.getOrDefault(scheme, 0) : Integer.parseInt(digits);
  }

  /** A browser decodes and folds a host before it looks it up. */
  private static String host(String text) {
    var bytes = new ByteArrayOutputStream();
    Matcher encoded = ENCODED.matcher(text);
    int from = 0;
    while (encoded.find()) {
      bytes.writeBytes(text.substring(from, encoded.start()).getBytes(UTF_8));
      bytes.write(Integer.parseInt(encoded.group(1), 16));
      from = encoded.end();
    }
    bytes.writeBytes(text.substring(from).getBytes(UTF_8));
    String folded = Normalizer.normalize(bytes.toString(UTF_8), Normalizer.Form.NFKC);
    return IGNORED.matcher(folded).replaceAll("").replace('\u3002', '.').toLowerCase(Locale.ROOT);
  }
}
