package org.vestibule.journey;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer on the way of a visitor. */
public record Hop(URI uri, int status, HttpHeaders headers, String body) {
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

  /** A header's value, empty when it is absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public List<String> setCookies() {
    return headers.allValues("Set-Cookie");
  }

  /** Where a redirect leads. */
  public URI location() {
    if (header("Location").isEmpty()) {
      throw new AssertionError("no redirect: " + status + " " + uri + "\n" + body);
    }
    return URI.create(header("Location"));
  }

  /** The parameters of a redirect's target. */
  Map<String, String> parameters() {
    return parameters(location());
  }

  static Map<String, String> parameters(URI uri) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : String.valueOf(uri.getRawQuery()).split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.put(decode(equals < 0 ? pair : pair.substring(0, equals)), decode(value));
    }
    return parameters;
  }

  /** Where the page's form goes. */
  URI action() {
    return uri.resolve(unescape(find(ACTION.pattern())));
  }

  /** The hidden fields of the page's form. */
  Map<String, String> hidden() {
    var fields = new LinkedHashMap<String, String>();
    for (Matcher input = HIDDEN.matcher(body); input.find(); ) {
      fields.put(unescape(input.group(1)), unescape(input.group(2)));
    }
    return fields;
  }

  /** The first group of the first match in the page. */
  public String find(String regex) {
    Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(body);
    if (!matcher.find()) {
      throw new AssertionError(regex + " is not in " + status + " " + uri + "\n" + body);
    }
    return matcher.group(1);
  }

  /** A value of the table for support on a page that explains a problem. */
  public String detail(String label) {
    return find("<dt>" + label + "</dt>\\s*<dd><code>([^<]*)</code></dd>");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static String unescape(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#034;", "\"")
        .replace("&#39;", "'")
        .replace("&#039;", "'")
        .replace("&amp;", "&");
  }
}
