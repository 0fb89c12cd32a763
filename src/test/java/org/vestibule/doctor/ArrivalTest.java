package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {
  private static final Optional<URI> PUBLIC = Optional.of(URI.create("https://apps.example/crm"));

  private static List<String> list(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "host and scheme,           apps.example,     ,                   https, ,                    ADDRESS_OK",
    "a port that goes without,  apps.example:443, ,                   https, ,                    ADDRESS_OK",
    "large letters,             Apps.Example,     ,                   HTTPS, ,                    ADDRESS_OK",
    "the proxy's host,          10.0.0.5:8080,    apps.example,       https, ,                    ADDRESS_OK",
    "two proxies,               10.0.0.5:8080,    'apps.example, in', 'https, http', ,            ADDRESS_OK",
    "the standard's header,     10.0.0.5:8080,    ,                   ,      'for=1.2.3.4;host=apps.example;proto=https', ADDRESS_OK",
    "the standard's in quotes,  10.0.0.5:8080,    ,                   ,      'host=\"apps.example:443\";proto=https', ADDRESS_OK",
    "nothing of the scheme,     apps.example,     ,                   ,      ,                    ADDRESS_OK",
    "another host,              apps.example,     other.example,      https, ,                    ADDRESS_HOST",
    "another host by name,      other.example,    ,                   https, ,                    ADDRESS_HOST_UNSURE",
    "another port,              apps.example:8443, ,                  https, ,                    ADDRESS_HOST_UNSURE",
    "clear text,                apps.example,     ,                   http,  ,                    ADDRESS_SCHEME",
    "clear text by standard,    apps.example,     ,                   ,      proto=http,          ADDRESS_SCHEME"
  })
  void headers_are_compared(
      String theCase,
      String host,
      @Nullable String forwardedHost,
      @Nullable String proto,
      @Nullable String forwarded,
      Outcome expected) {
    Verdict verdict =
        new Arrival(false, host, list(forwardedHost), list(proto), list(forwarded), false, "/crm")
            .against(PUBLIC);

    assertEquals(expected, verdict.outcome());
    assertTrue(Told.in(verdict).contains("Host: " + host), Told.in(verdict));
  }

  @Test
  void another_path_is_pointed_at() {
    Verdict verdict = arrival(false, "apps.example", "/vestibule").against(PUBLIC);

    assertEquals(Outcome.ADDRESS_PATH, verdict.outcome());
    assertEquals(List.of("PUBLIC_URL=https://apps.example/vestibule"), verdict.paste());
  }

  @Test
  void the_address_that_users_seem_to_type_is_a_value_to_paste() {
    Verdict other =
        new Arrival(
                false,
                "10.0.0.5:8080",
                List.of("portal.example"),
                List.of("https"),
                List.of(),
                false,
                "/crm")
            .against(Optional.empty());

    assertEquals(Outcome.ADDRESS_UNSET_ELSEWHERE, other.outcome());
    assertEquals(List.of("PUBLIC_URL=https://portal.example/crm"), other.paste());
    Told.in(other);
  }

  @Test
  void past_the_proxy_there_is_nothing_to_compare() {
    assertEquals(
        Outcome.ADDRESS_LOCAL, arrival(true, "localhost:8080", "/crm").against(PUBLIC).outcome());
    assertEquals(
        Outcome.ADDRESS_UNSET,
        arrival(true, "localhost:8080", "/crm").against(Optional.empty()).outcome());
    assertEquals(
        Outcome.ADDRESS_OK,
        new Arrival(true, "localhost:8080", List.of(), List.of(), List.of(), false, "/crm")
            .against(Optional.of(URI.create("http://localhost:8080/crm")))
            .outcome());
  }

  private static Arrival arrival(boolean direct, String host, String contextPath) {
    return new Arrival(direct, host, List.of(), List.of("https"), List.of(), false, contextPath);
  }
}
