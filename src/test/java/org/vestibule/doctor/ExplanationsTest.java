package org.vestibule.doctor;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.dataverse.DataverseError;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;

class ExplanationsTest {
  private static final Doctor DOCTOR = new Doctor();
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.vestibule.doctor.Explanations", Locale.ROOT);

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

  /** A placeholder that was not filled, or its bare name in brackets. */
  private static final Pattern MISSING =
      Pattern.compile(
          "\\{[a-zA-Z]+}|\\((clientId|redirectUri|providerCode|dataverseCode|requestId|code|error"
              + "|parameter|seconds|status|trace|environment|scope|user|home|number|refusal)\\)");

  /** What every page knows beside the problem's own facts. */
  private static final Map<String, String> INSTALLATION =
      Map.of(
          "clientId", "client-1",
          "environment", "https://org.crm4.dynamics.com",
          "redirectUri", "https://apps.example/callback",
          "home", "https://apps.example/",
          "scope", "openid",
          "tenant", "");

  /** Every problem that a result can become. */
  static List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    ReturnPath next = ReturnPath.HOME;
    for (Reason reason : Reason.values()) {
      problems.add(Diagnosis.of(new SignInResult.Rejected(reason, Optional.of(next))));
    }
    for (String error : List.of("access_denied", "server_error")) {
      for (boolean cancelled : List.of(true, false)) {
        problems.add(
            Diagnosis.of(
                new SignInResult.Declined(
                    error, cancelled, Optional.of("1"), ProviderIds.NONE, next)));
      }
    }
    for (String error : List.of("invalid_grant", "invalid_client", "unheard.of", "")) {
      var refusal = new TokenReply.Refused(error, "", "", Optional.empty(), ProviderIds.NONE);
      problems.add(Diagnosis.of(new SignInResult.Refused(refusal, next)));
    }
    for (UpstreamFailure.Kind kind : UpstreamFailure.Kind.values()) {
      var failure = new UpstreamFailure(kind, 0, Optional.empty());
      problems.add(Diagnosis.provider(failure, next));
      problems.add(Diagnosis.dataverse(failure, next));
      problems.add(Diagnosis.discovery(failure, next));
    }
    for (int status : List.of(400, 401, 403, 404)) {
      problems.add(Diagnosis.discovery(refused(status, Optional.empty()), next));
      for (String code :
          List.of("", "0x80072560", "0x80040225", "0x8004D24B", "0x80042F09", "0x1")) {
        Optional<DataverseError> error =
            Optional.of(code).filter(it -> !it.isEmpty()).map(DataverseError::new);
        problems.add(Diagnosis.of(refused(status, error), next));
      }
    }
    return problems;
  }

  private static Result.Refused<String> refused(int status, Optional<DataverseError> error) {
    var call = new ServedCall("WhoAmI", Duration.ZERO, status, 1, List.of("own"));
    return new Result.Refused<>(
        status, error, Optional.empty(), new Served(call, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void every_problem_is_explained_with_all_its_values(Problem problem) {
    var facts = new HashMap<>(INSTALLATION);
    facts.putAll(problem.facts());

    for (Locale language : LANGUAGES) {
      String page = DOCTOR.explain(problem.code(), facts, language).toString();
      assertFalse(MISSING.matcher(page).find(), page);
    }
  }

  /** As the help page does, where only the installation is known. */
  @ParameterizedTest
  @MethodSource("org.vestibule.doctor.CatalogueTest#explained")
  void every_text_can_be_read_without_a_problem_s_own_values(String key) {
    for (Locale language : LANGUAGES) {
      Explanation page = DOCTOR.explain(key, INSTALLATION, language);
      for (String text : List.of(page.title(), page.what(), page.who(), page.how())) {
        assertFalse(MISSING.matcher(text).find(), text);
      }
    }
  }

  /** Codes that stand in the sources of the pages. */
  static Stream<String> codesOfThePages() throws IOException {
    Pattern code = Pattern.compile("\"((?:config|login|page|request)\\.[a-z-]+)\"");
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/vestibule/web"))) {
      return files
          .flatMap(file -> code.matcher(read(file)).results())
          .map(found -> found.group(1))
          .distinct()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("codesOfThePages")
  void every_problem_of_the_pages_has_a_text_of_its_own(String code) {
    assertTrue(TEXTS.containsKey(code + ".title"), code);

    var facts = new HashMap<>(INSTALLATION);
    facts.put("parameter", "prompt");
    String page = DOCTOR.explain(code, facts, Locale.ENGLISH).toString();
    assertFalse(page.contains("{"), page);
  }

  @Test
  void every_explanation_has_three_texts() {
    assertEquals(keys("title"), keys("what"));
    assertEquals(keys("title"), keys("how"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "token.invalid_scope,        oauth.invalid_scope",
    "token.unheard,              token",
    "token.,                     token",
    "token.a.b.c,                token",
    "idtoken.nonce,              idtoken",
    "provider.timeout,           provider",
    "idtoken.expired,            idtoken.clock",
    "dataverse.forbidden.0x1,    dataverse.forbidden",
    "dataverse.busy,             dataverse"
  })
  void a_code_without_a_text_is_explained_by_its_family(String code, String family) {
    assertEquals(explain(family), explain(code));
    assertNotEquals(explain(family), explain("page.error"));
  }

  @Test
  void a_code_of_no_family_is_a_mistake() {
    assertThrows(MissingResourceException.class, () -> explain("unheard"));
    assertThrows(MissingResourceException.class, () -> explain("unheard.of"));
  }

  @Test
  void values_are_put_in_as_they_stand() {
    Explanation explanation =
        DOCTOR.explain(
            "signin.denied",
            Map.of("error", "$1\\{error}", "providerCode", "", "clientId", "c"),
            Locale.ENGLISH);

    assertTrue(explanation.what().contains("($1\\{error})"), explanation.what());
  }

  @Test
  void a_value_that_is_missing_shows_its_name() {
    String how = DOCTOR.explain("config.public-url", Map.of(), Locale.ENGLISH).how();

    assertTrue(how.contains("(redirectUri)"), how);
  }

  private static Explanation explain(String code) {
    return DOCTOR.explain(code, Map.of(), Locale.ENGLISH);
  }

  static Set<String> keys(String part) {
    return TEXTS.keySet().stream()
        .filter(key -> key.endsWith("." + part) && !key.startsWith("who."))
        .map(key -> key.substring(0, key.length() - part.length() - 1))
        .collect(toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
