package org.vestibule.shipped;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.emulator.Persona;

/** Somebody who comes through a proxy on this machine and signs in. */
public final class Guest {
  /**
   * What the proxy says, in the header of each server; nobody of this network is on this machine.
   */
  public static final String ADDRESS = "192.0.2.7";

  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  /**
   * Signs in, opens the page behind it, and answers the code that was in the callback's address.
   */
  public String signIn(URI app) throws IOException, InterruptedException {
    HttpResponse<String> page = get(location(get(app.resolve("login"))));
    var form = new StringBuilder("persona=" + Persona.ADA.id());
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      form.append('&').append(hidden.group(1)).append('=').append(encoded(hidden.group(2)));
    }
    URI callback =
        location(
            http.send(
                request(page.uri().resolve(found(ACTION, page.body()).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.toString()))
                    .build(),
                BodyHandlers.ofString()));
    HttpResponse<String> dashboard = get(location(get(callback)));
    if (dashboard.statusCode() != 200 || !dashboard.body().contains("Hello, ")) {
      throw new AssertionError(dashboard + "\n" + dashboard.body());
    }
    return found(CODE, callback.toString());
  }

  /** An answer; redirects are not followed. */
  public HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(request(uri).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(90))
        .header("Accept-Encoding", "gzip")
        .header("Proxy-ip", ADDRESS)
        .header("X-Forwarded-For", ADDRESS);
  }

  private static URI location(HttpResponse<String> redirect) {
    return redirect
        .headers()
        .firstValue("Location")
        .map(redirect.uri()::resolve)
        .orElseThrow(() -> new AssertionError(redirect + "\n" + redirect.body()));
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
