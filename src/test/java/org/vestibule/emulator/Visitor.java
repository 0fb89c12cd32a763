package org.vestibule.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with a cookie jar that follows no redirect, and the application behind it. */
final class Visitor {
  static final URI CALLBACK = URI.create("http://127.0.0.1:1/app/callback");
  static final String VERIFIER = "v".repeat(43);
  static final String CHALLENGE =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Random.sha256(VERIFIER.getBytes(StandardCharsets.US_ASCII)));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final Emulator emulator;

  Visitor(Emulator emulator) {
    this.emulator = emulator;
  }

  /** The home tenant's path with this ending. */
  URI tenant(String path) {
    return URI.create(emulator.base() + "/" + Emulator.TENANT + path);
  }

  String dataverseScope() {
    return "openid profile offline_access " + emulator.base() + "/user_impersonation";
  }

  /** A good v2.0 authorization request; tests change what they are about. */
  Map<String, String> authorizeFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("redirect_uri", CALLBACK.toString());
    fields.put("response_type", "code");
    fields.put("scope", dataverseScope());
    fields.put("state", "state-1");
    fields.put("nonce", "nonce-1");
    fields.put("code_challenge", CHALLENGE);
    fields.put("code_challenge_method", "S256");
    return fields;
  }

  /** A good redemption of a code at the v2.0 endpoint. */
  Map<String, String> codeFields(String code) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("client_secret", Emulator.CLIENT_SECRET);
    fields.put("redirect_uri", CALLBACK.toString());
    fields.put("code", code);
    fields.put("code_verifier", VERIFIER);
    return fields;
  }

  HttpResponse<String> get(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET());
  }

  HttpResponse<String> post(URI uri, Map<String, String> fields, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
  }

  HttpResponse<String> authorize(Map<String, String> fields) {
    return get(tenant("/oauth2/v2.0/authorize?" + encode(fields)));
  }

  /** Deposits an authorization request with the client's secret. */
  HttpResponse<String> push(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("client_secret", Emulator.CLIENT_SECRET);
    return post(tenant("/oauth2/v2.0/par"), all);
  }

  /** Refreshes at the v2.0 endpoint. */
  HttpResponse<String> refresh(String refreshToken, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "refresh_token");
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("client_secret", Emulator.CLIENT_SECRET);
    fields.put("refresh_token", refreshToken);
    fields.putAll(more);
    return token(fields);
  }

  HttpResponse<String> token(Map<String, String> fields, String... headers) {
    return post(tenant("/oauth2/v2.0/token"), fields, headers);
  }

  HttpResponse<String> whoAmI(String token) {
    return get(
        URI.create(emulator.base() + "/api/data/v9.2/WhoAmI"), "Authorization", "Bearer " + token);
  }

  /** Reads from the first environment; the path is below the Web API's root and encoded. */
  HttpResponse<String> read(String token, String path, String... headers) {
    return read(Environment.SALES, token, path, headers);
  }

  /** Reads from an environment. */
  HttpResponse<String> read(Environment at, String token, String path, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + token));
    return get(URI.create(emulator.url(at) + Dataverse.ROOT + path), all.toArray(new String[0]));
  }

  /** Posts a body to {@code $batch} of the first environment. */
  HttpResponse<String> batch(String token, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.base() + Dataverse.ROOT + "$batch"))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A batch of reads as it should be, with the boundary {@code batch_1}. */
  static String batchOf(String... paths) {
    StringBuilder body = new StringBuilder();
    for (String path : paths) {
      body.append("--batch_1\r\nContent-Type: application/http\r\n")
          .append("Content-Transfer-Encoding: binary\r\n\r\n")
          .append("GET ")
          .append(path.startsWith("/") || path.startsWith("http") ? "" : Dataverse.ROOT)
          .append(path)
          .append(" HTTP/1.1\r\n\r\n\r\n");
    }
    return body.append("--batch_1--\r\n").toString();
  }

  /** Signs in, redeems the code for a resource and returns the access token. */
  String tokenFor(Persona persona, URI resource) {
    String refreshToken = member(signIn(persona).body(), "refresh_token");
    String scope = resource + "/user_impersonation";
    return member(refresh(refreshToken, Map.of("scope", scope)).body(), "access_token");
  }

  /** Presses a persona's button on a sign-in page. */
  HttpResponse<String> choose(HttpResponse<String> page, Persona persona) {
    return press(page, "/login", "persona", persona.id());
  }

  /** Presses a button of the page's form. */
  HttpResponse<String> press(HttpResponse<String> page, String path, String button, String value) {
    return post(
        tenant(path),
        Map.of("flow", find(page.body(), "name=\"flow\" value=\"([^\"]+)"), button, value));
  }

  /** Signs in and returns the code. */
  String code(Persona persona, Map<String, String> fields) {
    return parameter(choose(authorize(fields), persona), "code");
  }

  /** Signs in and redeems the code. */
  HttpResponse<String> signIn(Persona persona) {
    Map<String, String> fields = authorizeFields();
    fields.put("prompt", "login");
    return token(codeFields(code(persona, fields)));
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** A parameter of the redirect's query, {@code none} when absent. */
  static String parameter(HttpResponse<String> redirect, String name) {
    String location = redirect.headers().firstValue("Location").orElse("");
    String value = Params.parse(URI.create(location).getRawQuery()).get(name);
    return value == null ? "none" : value;
  }

  /** A JSON member's text or number, {@code none} when absent. */
  static String member(String json, String name) {
    String start = "\"" + Pattern.quote(name) + "\":";
    String text = find(json, start + "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    return text.equals("none") ? find(json, start + "([^\",}]+)") : text;
  }

  /** The claims of an answer's ID token. */
  static String claims(HttpResponse<String> answer) {
    String[] parts = member(answer.body(), "id_token").split("\\.", -1);
    return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }

  static String find(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    String group = matcher.find() ? matcher.group(1) : null;
    return group == null ? "none" : group;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
