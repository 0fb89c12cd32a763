package org.vestibule.shipped;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vestibule.emulator.Persona;

/** Somebody who comes through a proxy on this machine and signs in. */
public final class Guest {
  /**
   * What the proxy says, in the header of each server; nobody of this network is on this machine.
   */
  public static final String ADDRESS = "192.0.2.7";

  /** For a first page on a machine that has much to do. */
  private static final int PATIENCE_MILLIS = 90_000;

  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  /** Signs in, asks who is signed in, and answers the code that was in the callback's address. */
  public String signIn(URI app) throws IOException {
    URI callback = callback(app);
    Answer back = get(callback);
    // No page: a server may compile pages for long when it shows them for the first time.
    Answer user = get(app.resolve("whoami"));
    if (back.status() != 303 || user.status() != 200) {
      throw new AssertionError(back + "\n" + user);
    }
    return found(CODE, callback.toString());
  }

  /** Goes to the provider, and answers the address that leads back, which is not opened yet. */
  URI callback(URI app) throws IOException {
    Answer page = get(get(app.resolve("login")).location());
    var form = new StringBuilder("persona=" + Persona.ADA.id());
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      form.append('&').append(hidden.group(1)).append('=').append(encoded(hidden.group(2)));
    }
    String action = found(ACTION, page.body()).replace("&amp;", "&");
    return send(page.uri().resolve(action), form.toString()).location();
  }

  /** An answer; redirects are not followed. */
  public Answer get(URI uri) throws IOException {
    return send(uri, "");
  }

  /** With the JDK's older client: the newer one leaves out headers that begin with Proxy. */
  private Answer send(URI uri, String form) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Accept-Encoding", "gzip");
    connection.setRequestProperty("Proxy-ip", ADDRESS);
    connection.setRequestProperty("X-Forwarded-For", ADDRESS);
    Map<String, String> jar = cookies.computeIfAbsent(uri.getAuthority(), it -> new HashMap<>());
    if (!jar.isEmpty()) {
      connection.setRequestProperty(
          "Cookie",
          jar.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (!form.isEmpty()) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
    }
    Answer answer = Answer.of(uri, connection);
    for (String cookie : answer.all("set-cookie")) {
      String[] pair = cookie.replaceFirst(";.*", "").split("=", 2);
      jar.put(pair[0], pair[1]);
    }
    return answer;
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(pattern + " is not in\n" + text);
    }
    return matcher.group(1);
  }

  private static String encoded(String html) {
    return URLEncoder.encode(html.replace("&amp;", "&"), StandardCharsets.UTF_8);
  }
}
