package org.vestibule.run;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vestibule.emulator.Persona;

/** A browser whose user has gone all the way: the page, the provider's form, and the page again. */
final class SignedInUser {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

  private final URI page;
  private String antiForgery = "";

  /** By host, without the port, as browsers do. */
  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  /**
   * Signs in.
   *
   * @throws IOException when the way does not end at the page
   */
  SignedInUser(URI app) throws IOException, InterruptedException {
    page = app.resolve("/dashboard");
    HttpResponse<String> form = follow(send(HttpRequest.newBuilder(page)));
    Matcher action = ACTION.matcher(form.body());
    if (!action.find()) {
      throw new IOException("no form at the provider: " + form.statusCode());
    }
    var fields = new HashMap<String, String>();
    HIDDEN.matcher(form.body()).results().forEach(it -> fields.put(it.group(1), it.group(2)));
    fields.put("persona", Persona.ADA.id());
    String body =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI provider = form.uri().resolve(action.group(1).replace("&amp;", "&"));
    expectPage(follow(post(provider, body)));
  }

  /**
   * Opens the page once more.
   *
   * @throws IOException when it does not come
   */
  void openPage() throws IOException, InterruptedException {
    expectPage(send(HttpRequest.newBuilder(page)));
  }

  /**
   * Signs out here; the way to the provider's own sign-out is not taken.
   *
   * @throws IOException when the answer is not that way
   */
  void signOut() throws IOException, InterruptedException {
    HttpResponse<String> response = post(page.resolve("/logout"), "anti_forgery=" + antiForgery);
    if (response.statusCode() / 100 != 3) {
      throw new IOException(response.statusCode() + " is not a sign-out");
    }
  }

  private void expectPage(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200 || !response.body().contains(Persona.ADA.userId())) {
      throw new IOException(response.statusCode() + " is not the page");
    }
    Matcher hidden = HIDDEN.matcher(response.body());
    antiForgery = hidden.find() ? hidden.group(2) : "";
  }

  private HttpResponse<String> post(URI uri, String form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> follow(HttpResponse<String> first)
      throws IOException, InterruptedException {
    HttpResponse<String> response = first;
    while (response.statusCode() / 100 == 3) {
      String location = response.headers().firstValue("Location").orElse("");
      response = send(HttpRequest.newBuilder(response.uri().resolve(location)));
    }
    return response;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    Map<String, String> jar =
        cookies.computeIfAbsent(request.build().uri().getHost(), host -> new HashMap<>());
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      jar.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return response;
  }
}
