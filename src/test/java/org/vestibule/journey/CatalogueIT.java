package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.emulator.DataverseCode;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Endpoint;
import org.vestibule.emulator.EntraCode;
import org.vestibule.emulator.Persona;

/** Every entry of the catalogue is met by a user, on the page where it really turns up. */
final class CatalogueIT {
  private static final ShippedCatalogue CATALOGUE = ShippedCatalogue.in("");

  /** Errors of the provider itself; of the token endpoint they come as 429 or 5xx, unread. */
  private static final Set<String> FAULTS = Set.of("server_error", "temporarily_unavailable");

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);
  private final Map<String, String> values = new HashMap<>();

  static Stream<String> numbers() {
    return CATALOGUE.codes("aadsts.").stream();
  }

  static Stream<String> dataverseCodes() {
    return CATALOGUE.codes("dataverse.").stream();
  }

  static Stream<String> errors() {
    return CATALOGUE.codes("oauth.").stream();
  }

  @BeforeEach
  void whatTheInstallationKnows() {
    String environment = emulator.base().toString();
    values.put("clientId", Emulator.CLIENT_ID);
    values.put("environment", environment);
    values.put("tenant", Emulator.TENANT);
    values.put("scope", "openid profile offline_access " + environment + "/user_impersonation");
    values.put("redirectUri", deployed.app() + "callback");
    values.put("home", deployed.app().toString());
  }

  /** A number is refused where the emulator tells it: at the redirect, by the token, on a page. */
  @ParameterizedTest(name = "AADSTS{0}")
  @MethodSource("numbers")
  void a_code_of_entra_is_explained_where_it_turns_up(String number) {
    EntraCode code = EntraCode.of(Integer.parseInt(number));
    values.put("providerCode", "AADSTS" + number);

    boolean redirects = code.places().contains("redirect");
    boolean unusable = !redirects && FAULTS.contains(code.tokenError());
    if (CATALOGUE.comes("aadsts." + number).equals("page") || code.pageOnly() || unusable) {
      Hop page = answerOfHelp(copied(onThePageOfEntra(code)));
      values.put("refusal", "AADSTS" + number);
      expect("aadsts." + number, page);
    } else {
      Hop page = redirects ? refusedByTheRedirect(code) : refusedByTheToken(code);
      String error = redirects ? code.redirectError() : code.tokenError();
      values.put("refusal", error + ", AADSTS" + number);
      expect("aadsts." + number, page);
      assertEquals("AADSTS" + number, page.detail("Entra's code"));
      assertTrue(page.detail("Entra's trace id").matches("[0-9a-f-]{36}"), page.body());
      assertTrue(page.detail("Entra's correlation id").matches("[0-9a-f-]{36}"), page.body());
      assertTrue(page.detail("Time at Entra").matches("[0-9-]{10} [0-9:]{8}Z"), page.body());
    }
  }

  private Hop refusedByTheRedirect(EntraCode code) {
    emulator.refuse(Endpoint.AUTHORIZE, code.number());
    Hop page = visitor.follow(visitor.follow(visitor.open("login")));
    boolean fault = FAULTS.contains(code.redirectError());
    ProblemPage.expect(fault ? 502 : 403, fault ? "signin.provider-error" : "signin.denied", page);
    return page;
  }

  private Hop refusedByTheToken(EntraCode code) {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.refuse(Endpoint.TOKEN, code.number());
    Hop page = visitor.follow(answer);
    if (code.claims()) {
      // What the answer demands is asked of the user once; the second refusal is final.
      emulator.refuse(Endpoint.TOKEN, code.number());
      page = visitor.follow(visitor.follow(page));
    }
    boolean grant = code.tokenError().equals("invalid_grant");
    ProblemPage.expect(grant ? 400 : 502, "token." + code.tokenError(), page);
    return page;
  }

  /** The browser stays there; the application never hears of it. */
  private Hop onThePageOfEntra(EntraCode code) {
    emulator.refuseOnPage(code.number());
    Hop page = visitor.follow(visitor.open("login"));
    assertTrue(page.body().contains("AADSTS" + code.number()), page.body());
    return page;
  }

  /** What a user gets who marks everything on a page and copies it. */
  private static String copied(Hop page) {
    return page.body().replaceAll("(?s)<(head|style).*?</\\1>|<[^>]*>", " ");
  }

  private Hop answerOfHelp(String text) {
    return visitor.post(URI.create(deployed.app() + "help"), Map.of("text", text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dataverseCodes")
  void a_code_of_dataverse_is_explained_where_it_turns_up(String code) {
    int status = DataverseCode.of(code).status();
    visitor.signIn(Persona.ADA);
    values.put("user", Persona.ADA.account());
    values.put("dataverseCode", code);
    values.put("seconds", "30");
    // A token that is not accepted is replaced once, and a busy service is asked again.
    for (int tries = 0; tries < (status == 403 || status == 404 ? 1 : 3); tries++) {
      emulator.refuse(Endpoint.DATAVERSE, code);
    }

    Hop page = visitor.open("dashboard");

    String stable =
        switch (status) {
          case 401 -> "dataverse.unauthorized";
          case 403 -> "dataverse.forbidden." + code;
          case 429 -> "dataverse.throttled";
          default -> status < 500 ? "dataverse.refused" : "dataverse.down";
        };
    ProblemPage.expect(status == 403 ? 403 : status == 429 ? 503 : 502, stable, page);
    expect("dataverse." + code, page);
    assertTrue(page.detail("Request id of Dynamics 365").matches("[0-9a-f, -]{36,}"), page.body());
    assertTrue(page.detail("Request id of this application").matches("[0-9a-f-]{36}"));
  }

  /** Any provider may send these, also without a number. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void an_oauth_error_is_explained_where_it_turns_up(String error) {
    values.put("refusal", error);
    if (CATALOGUE.comes("oauth." + error).matches("\\d+")) {
      expect("oauth." + error, visitor.open("help?code=" + error));
    } else {
      String state = visitor.answer(Persona.ADA, "login").parameters().getOrDefault("state", "");
      expect(
          "oauth." + error,
          visitor.open("callback?error=" + error + "&state=" + Visitor.encode(state)));
    }
  }

  @Test
  void a_number_that_is_not_known_keeps_entras_own_names() {
    emulator.refuse(Endpoint.AUTHORIZE, 99999999);

    Hop page = visitor.follow(visitor.follow(visitor.open("login")));

    ProblemPage.expect(403, "signin.denied", page);
    values.put("refusal", "invalid_request, AADSTS99999999");
    expect("oauth.invalid_request", page);
    assertEquals("AADSTS99999999", page.detail("Entra's code"));
    assertTrue(page.detail("Entra's correlation id").matches("[0-9a-f-]{36}"), page.body());
    assertTrue(ServerLog.tells("providerCode=AADSTS99999999"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({"_de, de-AT", "_fr, fr", "'', en", "'', it"})
  void the_visitors_language_explains(String bundle, String language) {
    ShippedCatalogue texts = ShippedCatalogue.in(bundle);

    Hop page =
        visitor.open(URI.create(deployed.app() + "help?code=50105"), "Accept-Language", language);

    values.put("providerCode", "AADSTS50105");
    for (String part : new String[] {"title", "what", "how"}) {
      String text = texts.text("aadsts.50105", part, values);
      assertTrue(unescaped(page).contains(text), text + "\n" + page.body());
    }
  }

  private void expect(String key, Hop page) {
    String body = unescaped(page);
    assertEquals(
        CATALOGUE.text(key, "title", values), Hop.unescape(page.find("<h1[^>]*>([^<]*)</h1>")));
    for (String part : new String[] {"what", "how"}) {
      String text = CATALOGUE.text(key, part, values);
      assertTrue(body.contains(">" + text + "<"), text + "\n" + body);
    }
    var plain = new HashMap<>(values);
    plain.putIfAbsent("user", "<user>");
    plain.put("number", values.getOrDefault("providerCode", "").replaceFirst("AADSTS", ""));
    String where = CATALOGUE.where(key, plain);
    String command = CATALOGUE.command(key, plain);
    assertTrue(where.isEmpty() || body.contains(">" + where + "<"), where + "\n" + body);
    assertTrue(command.isEmpty() || body.contains(">" + command + "<"), command + "\n" + body);
  }

  private static String unescaped(Hop page) {
    return Hop.unescape(page.body());
  }
}
