package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInHintsTest {
  private static SignInHints with(String prompt) {
    return new SignInHints(Optional.of("ada"), Optional.of("corp"), Optional.of(prompt));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"none, true", "login, false", "select_account, false", "consent, false"})
  void only_none_is_silent(String prompt, boolean silent) {
    assertEquals(silent, with(prompt).silent());
    assertEquals(false, SignInHints.NONE.silent());
  }

  @Test
  void with_a_page_allowed_the_other_hints_stay() {
    SignInHints interactive = with("none").interactive();

    assertEquals(
        new SignInHints(Optional.of("ada"), Optional.of("corp"), Optional.empty()), interactive);
    assertEquals(false, interactive.silent());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"none, ada", "login, ada", "consent, ada", "select_account, absent"})
  void an_account_is_not_named_where_it_is_to_be_chosen(String prompt, String named) {
    var parameters = new HashMap<String, String>();

    with(prompt).addTo(parameters);

    assertEquals(named, parameters.getOrDefault("login_hint", "absent"));
    assertEquals(Map.of("domain_hint", "corp", "prompt", prompt), without(parameters));
  }

  private static Map<String, String> without(Map<String, String> parameters) {
    var others = new HashMap<>(parameters);
    others.remove("login_hint");
    return others;
  }
}
